import type { ChildDetails } from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
import { sealTo } from '@hub/security';
import type { EnquirySealer } from '../application/lookups/lookup-ports.js';

/** Encrypts a question to the authority's own key. */
export class JoseEnquirySealer implements EnquirySealer {
  seal(key: EncryptionKey, child: ChildDetails): Promise<string> {
    return sealTo(key, Buffer.from(JSON.stringify(child)));
  }
}

import { CompactEncrypt, importJWK } from 'jose';
import type { ChildDetails, EnquiryKey } from '@hub/contracts';
import type { EnquirySealer } from '../application/lookups/lookup-ports.js';

/** JWE (RFC 7516) with ECDH-ES+A256KW and A256GCM to the authority's own key. */
export class JoseEnquirySealer implements EnquirySealer {
  private readonly keys = new Map<string, ReturnType<typeof importJWK>>();

  async seal(key: EnquiryKey, child: ChildDetails): Promise<string> {
    const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: key.kid };
    return new CompactEncrypt(Buffer.from(JSON.stringify(child))).setProtectedHeader(header).encrypt(await this.imported(key));
  }

  private imported(key: EnquiryKey): ReturnType<typeof importJWK> {
    const name = `${key.x} ${key.y}`;
    const imported = this.keys.get(name) ?? importJWK({ ...key }, 'ECDH-ES+A256KW');
    this.keys.set(name, imported);
    return imported;
  }
}

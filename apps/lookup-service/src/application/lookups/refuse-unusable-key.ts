import { type Refusal, refuse } from '@hub/contracts';
import type { EncryptionKey } from '@hub/contracts/shape';
import type { EnquirySealer } from './lookup-ports.js';

/** A key to which nothing can be sealed is refused before anybody is asked under it. */
export function refuseUnusableKey(
  key: EncryptionKey,
  sealer: EnquirySealer,
): Promise<Refusal | undefined> {
  return sealer.seal(key, {}).then(
    () => undefined,
    () =>
      refuse('invalid_request', undefined, [
        { field: 'encryptionKey', message: 'must be a point on P-256' },
      ]),
  );
}

import type { JWK } from 'jose';
import { IsKeyRing, IsPrivateKey, type KeyRing, ServiceKeys } from '@hub/security';

/** What its key file holds. */
export class ConsentKeys extends ServiceKeys {
  /** Wraps the keys of contents. */
  @IsKeyRing() custody!: KeyRing;
  /** Signs receipts of forgetting. */
  @IsPrivateKey() receipts!: JWK;
}

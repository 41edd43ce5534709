import { IsKeyRing, IsPrivateKey, type KeyRing, type PrivateKey, ServiceKeys } from '@hub/security';

/** What its key file holds. */
export class ConsentKeys extends ServiceKeys {
  /** Wraps the keys of contents. */
  @IsKeyRing() custody!: KeyRing;
  /** Signs receipts of forgetting. */
  @IsPrivateKey() receipts!: PrivateKey;
}

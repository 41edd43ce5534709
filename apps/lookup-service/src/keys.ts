import { ValidateIf } from 'class-validator';
import { IsKeyRing, type KeyRing, ServiceKeys } from '@hub/security';

/** What its key file holds. */
export class LookupKeys extends ServiceKeys {
  /** Makes the index's tokens. A file from before these keys had versions holds the only one. */
  @ValidateIf(({ matching }: LookupKeys) => typeof matching !== 'string')
  @IsKeyRing()
  matching!: KeyRing | string;
}

import { ObjectOf } from '@hub/contracts/shape';
import { NamedSeed, ServiceKeys } from '@hub/security';

/** What its key file holds. */
export class LedgerKeys extends ServiceKeys {
  /** Signs checkpoints. */
  @ObjectOf(() => NamedSeed) ledger!: NamedSeed;
}

import { choreContext, type Ids } from '@hub/use-case';
import type { IdentityWork } from '../ports.js';

const BATCH = 200;

/**
 * Seals the secrets of one-time codes anew that an older key than the newest sealed, so that old
 * ones can be retired.
 */
export class RenewSecrets {
  constructor(
    private readonly work: IdentityWork,
    private readonly known: readonly number[],
    private readonly ids: Ids,
  ) {}

  /**
   * @throws Error where there are secrets under a key that is missing, as nobody they belong to
   * could sign in
   */
  async check(): Promise<void> {
    const unknown = (await this.work.read(({ secrets }) => secrets.sealedUnder())).filter(
      (version) => !this.known.includes(version),
    );
    if (unknown.length > 0)
      throw new Error(
        `Secrets of one-time codes are sealed under storage key ${unknown.join(', ')}, which is missing from the key file: put it back.`,
      );
  }

  async execute(): Promise<void> {
    while ((await this.batch()) === BATCH) continue;
  }

  private async batch(): Promise<number> {
    let count = 0;
    await this.work.request(
      choreContext('identity-service', 'code_secret.renew', this.ids),
      {},
      async ({ secrets }) => {
        count = await secrets.renew(BATCH);
        return { result: {}, facts: [] };
      },
    );
    return count;
  }
}

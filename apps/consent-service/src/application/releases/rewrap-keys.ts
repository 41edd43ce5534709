import { choreContext, type Ids } from '@hub/use-case';
import type { ConsentWork, KeyCustody } from '../ports.js';

const BATCH = 200;

/**
 * Wraps data keys anew that are wrapped under another custody key than the newest, so that old ones
 * can be retired.
 */
export class RewrapKeys {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws Error where there are data keys under a custody key that is missing, as nobody could
   * open their contents
   */
  async check(): Promise<void> {
    const unknown = (await this.work.read(({ dataKeys }) => dataKeys.wrappedUnder())).filter(
      (version) => !this.custody.versions.includes(version),
    );
    if (unknown.length > 0)
      throw new Error(
        `Contents have data keys under custody key ${unknown.join(', ')}, which is missing from the key file: put it back.`,
      );
  }

  async execute(): Promise<void> {
    while ((await this.batch()) === BATCH) continue;
  }

  private async batch(): Promise<number> {
    let count = 0;
    await this.work.request(
      choreContext('consent-service', 'data_key.rewrap', this.ids),
      {},
      async ({ dataKeys }) => {
        const old = await dataKeys.takeOutdated(this.custody.version, BATCH);
        for (const key of old) await dataKeys.rewrap(key.episodeId, this.custody.rewrap(key));
        count = old.length;
        return { result: {}, facts: [] };
      },
    );
    return count;
  }
}

import { AUTHORITY_CODES } from '@hub/contracts';
import { choreContext, type Ids } from '@hub/use-case';
import { HUB } from '../../domain/episodes/hub-episode.js';
import type { LookupWork, Pause } from '../ports.js';
import type { IdentityTokens, PointerStore } from './pointer-ports.js';
import { withTokens } from './with-tokens.js';

const BATCH = 500;
/** Between two batches lookups go first. */
const REST_MS = 20;

/**
 * Makes tokens and envelopes anew that were made under another key than the newest, while the index
 * serves: a question is asked under every key until no record is left under an old one.
 */
export class RenewIndex {
  private stopped = false;

  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly tools: { ids: Ids; pause: Pause },
  ) {}

  /**
   * @throws Error where there are records under a key that is missing, as no lookup would find them
   */
  async check(): Promise<void> {
    const unknown = (await this.work.read(({ pointers }) => pointers.keyVersions())).filter(
      (version) => !this.tokens.versions.includes(version),
    );
    if (unknown.length > 0)
      throw new Error(
        `The index has records under matching key ${unknown.join(', ')}, which is missing from the key file: put it back.`,
      );
  }

  /** @returns how many were made anew */
  async execute(): Promise<number> {
    let renewed = 0;
    for (const authority of [...AUTHORITY_CODES, HUB]) renewed += await this.renew(authority);
    return renewed;
  }

  stop(): void {
    this.stopped = true;
  }

  private async renew(authority: string): Promise<number> {
    let renewed = 0;
    let after = '';
    while (!this.stopped) {
      const { count, last } = await this.batch(authority, after);
      renewed += count;
      after = last;
      if (count < BATCH) break;
      await this.tools.pause(REST_MS);
    }
    if (renewed > 0) await this.inTransaction((pointers) => pointers.recount(authority));
    return renewed;
  }

  private async batch(authority: string, after: string): Promise<{ count: number; last: string }> {
    let done = { count: 0, last: after };
    await this.inTransaction(async (pointers) => {
      const old = await pointers.outdated(authority, this.tokens.version, after, BATCH);
      await pointers.renew(authority, await withTokens(old, this.tokens));
      done = { count: old.length, last: old.at(-1)?.pointer.reference ?? after };
    });
    return done;
  }

  private async inTransaction(change: (pointers: PointerStore) => Promise<void>): Promise<void> {
    await this.work.request(
      choreContext('lookup-service', 'index.renew', this.tools.ids),
      {},
      async ({ pointers }) => {
        await change(pointers);
        return { result: {}, facts: [] };
      },
    );
  }
}

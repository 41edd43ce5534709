import { choreContext, type Clock, type Ids } from '@hub/use-case';
import type { HubEpisode } from '../../domain/episodes/hub-episode.js';
import type { LookupWork } from '../ports.js';
import type { Starts } from './episode-ports.js';
import { takeFromIndex } from './take-from-index.js';

const AT_ONCE = 50;
/** So long a start may take before anybody asks what became of it. */
const LEFT_ALONE_MS = 5_000;

/**
 * Asks what became of claims of whose episode nothing was heard. Time alone settles none: while
 * nobody can say, they stand.
 */
export class SettleClaims {
  constructor(
    private readonly work: LookupWork,
    private readonly starts: Starts,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(): Promise<void> {
    const before = new Date(Date.parse(this.tools.clock.now()) - LEFT_ALONE_MS).toISOString();
    const open = await this.work.read(({ hubEpisodes }) =>
      hubEpisodes.unconfirmed(before, AT_ONCE),
    );
    // What was started is confirmed by its fact, which is on its way.
    for (const claim of open) if (!(await this.starts.settle(claim))) await this.letGo(claim);
  }

  private async letGo({ episodeId, claimId }: HubEpisode): Promise<void> {
    const context = choreContext('lookup-service', 'claim.let_go', this.tools.ids);
    await this.work.request(context, {}, async (stores) => {
      await stores.hubEpisodes.lock();
      const claim = await stores.hubEpisodes.lockOne(episodeId);
      if (claim?.claimId === claimId && claim.state === 'being_opened')
        await takeFromIndex(episodeId, stores);
      return { result: {}, facts: [] };
    });
  }
}

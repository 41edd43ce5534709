import { isRefusal } from '@hub/contracts';
import { FindLookupsInUse, SettleStart } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { HubEpisode } from '../../domain/episodes/hub-episode.js';
import type { Starts } from '../../application/episodes/episode-ports.js';
import type { EpisodeRegister } from '../../application/ports.js';

const CALLER = internalCaller('lookup-service');

/** Asks episode-service. */
export class EpisodeClient implements EpisodeRegister, Starts {
  constructor(private readonly requests: RequestClient) {}

  /** @throws whatever keeps episode-service from saying: what may be in use is not forgotten */
  async inUse(lookups: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = { lookups: [...lookups] };
    const known = await this.requests.request(FindLookupsInUse, asked, { caller: CALLER });
    if (isRefusal(known))
      throw new Error(`The register of episodes refused to say what is in use: ${known.refused}`);
    return new Set(known.lookups);
  }

  /** @throws whatever keeps episode-service from saying: a claim is not let go before */
  async settle({
    claimId,
    lookupId,
    episodeId,
  }: Pick<HubEpisode, 'claimId' | 'lookupId' | 'episodeId'>): Promise<boolean> {
    const claim = { claimId, lookupId, episodeId };
    const settled = await this.requests.request(SettleStart, claim, { caller: CALLER });
    if (isRefusal(settled))
      throw new Error(
        `The register of episodes refused to say what was started: ${settled.refused}`,
      );
    return settled.started;
  }
}

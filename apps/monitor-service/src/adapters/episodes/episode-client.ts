import { isRefusal } from '@hub/contracts';
import { ListHidden } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Logger } from '@hub/observability';
import { internalCaller } from '@hub/use-case';
import type { HiddenEpisodes, Shields } from '../../application/ports.js';
import { LOG } from '../../log-messages.js';

/** Operations look above all when something is away. */
const WAIT_MS = 1_000;

/** Asks episode-service. While it does not answer, every episode might be hidden. */
export class EpisodeClient implements Shields {
  constructor(
    private readonly requests: Pick<RequestClient, 'request'>,
    private readonly log: Logger,
  ) {}

  async hidden(): Promise<HiddenEpisodes> {
    const options = { caller: internalCaller('monitor-service'), timeoutMs: WAIT_MS };
    try {
      const found = await this.requests.request(ListHidden, {}, options);
      return isRefusal(found) ? 'all' : found.episodes;
    } catch (error) {
      this.log.warn(LOG.shieldsUnknown, { error });
      return 'all';
    }
  }
}

import { isRefusal, type Refusal } from '@hub/contracts';
import { FindHidden } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import { internalCaller } from '@hub/use-case';
import type { Shields } from '../../application/ports.js';

/** Asks episode-service. */
export class EpisodeClient implements Shields {
  constructor(private readonly requests: RequestClient) {}

  async isHidden(episodeId: string, personId: string): Promise<boolean | Refusal> {
    const asked = { episodeId, personId };
    const caller = internalCaller('ledger-service');
    const found = await this.requests.request(FindHidden, asked, { caller });
    return isRefusal(found) ? found : found.hidden;
  }
}

import type { Refusal } from '@hub/contracts';
import { FindHidden } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import { internalCaller } from '@hub/use-case';
import type { FoundShield, Shields } from '../../application/ports.js';

/** Asks episode-service. */
export class EpisodeClient implements Shields {
  constructor(private readonly requests: RequestClient) {}

  find(episodeId: string, personId: string): Promise<FoundShield | Refusal> {
    const asked = { episodeId, personId };
    return this.requests.request(FindHidden, asked, { caller: internalCaller('ledger-service') });
  }
}

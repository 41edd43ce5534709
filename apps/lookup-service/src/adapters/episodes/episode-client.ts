import { isRefusal } from '@hub/contracts';
import { FindLookupsInUse } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { EpisodeRegister } from '../../application/ports.js';

const CALLER = internalCaller('lookup-service');

/** Asks episode-service. */
export class EpisodeClient implements EpisodeRegister {
  constructor(private readonly requests: RequestClient) {}

  /** @throws whatever keeps episode-service from saying: what may be in use is not forgotten */
  async inUse(lookups: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = { lookups: [...lookups] };
    const known = await this.requests.request(FindLookupsInUse, asked, { caller: CALLER });
    if (isRefusal(known))
      throw new Error(`The register of episodes refused to say what is in use: ${known.refused}`);
    return new Set(known.lookups);
  }
}

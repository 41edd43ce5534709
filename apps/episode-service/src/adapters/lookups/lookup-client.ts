import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { GatheredItem } from '@hub/contracts/shape';
import {
  ClaimStart,
  type ClaimStartPayload,
  GatherLookups,
  type GatherLookupsPayload,
  type StartClaim,
} from '@hub/internal-messages';
import { type Caller, internalCaller } from '@hub/use-case';
import { type RequestClient, ServiceUnavailableError } from '@hub/messaging';
import type { LookupRegister } from '../../application/ports.js';

/** Who started the episode waits, too, and is to hear why it does not start. */
const WITHIN_MS = 3_000;

/** Asks lookup-service. */
export class LookupClient implements LookupRegister {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  /** @throws ServiceUnavailableError that says so to whoever wanted to start an episode */
  async claim(start: ClaimStartPayload, caller: Caller): Promise<StartClaim | Refusal> {
    try {
      return await this.requests.request(ClaimStart, start, { caller, timeoutMs: WITHIN_MS });
    } catch (error) {
      if (error instanceof ServiceUnavailableError)
        throw new ServiceUnavailableError(error.message, refuse('lookup_unavailable'));
      throw error;
    }
  }

  async thatFound(record: GatherLookupsPayload): Promise<readonly GatheredItem[]> {
    const caller = internalCaller('episode-service');
    const part = await this.requests.request(GatherLookups, record, { caller });
    if (isRefusal(part))
      throw new Error(`lookup-service refused to say who looked: ${part.refused}`);
    return part.items;
  }
}

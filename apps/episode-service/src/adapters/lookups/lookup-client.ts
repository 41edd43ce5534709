import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { AgeBand } from '@hub/contracts/consent';
import type { RecordItem } from '@hub/contracts/shape';
import {
  ClaimStart,
  type ClaimStartPayload,
  GatherLookups,
  type GatherLookupsPayload,
  ReadAge,
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
  claim(start: ClaimStartPayload, caller: Caller): Promise<StartClaim | Refusal> {
    return forStart(this.requests.request(ClaimStart, start, { caller, timeoutMs: WITHIN_MS }));
  }

  /** @throws ServiceUnavailableError that says so to whoever wanted to start an episode */
  async ageOn(on: string, lookupId: string, caller: Caller): Promise<AgeBand | undefined> {
    const options = { caller, timeoutMs: WITHIN_MS };
    const reading = await forStart(this.requests.request(ReadAge, { lookupId, on }, options));
    return isRefusal(reading) ? undefined : reading.age;
  }

  async thatFound(record: GatherLookupsPayload): Promise<readonly RecordItem[]> {
    const caller = internalCaller('episode-service');
    const part = await this.requests.request(GatherLookups, record, { caller });
    if (isRefusal(part))
      throw new Error(`lookup-service refused to say who looked: ${part.refused}`);
    return part.items;
  }
}

async function forStart<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ServiceUnavailableError)
      throw new ServiceUnavailableError(error.message, refuse('lookup_unavailable'));
    throw error;
  }
}

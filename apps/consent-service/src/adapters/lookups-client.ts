import { isRefusal } from '@hub/contracts';
import type { AgeBand } from '@hub/contracts/consent';
import { CheckAsker, ReadAge } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Caller } from '@hub/use-case';
import type { AskedLookups } from '../application/ports.js';

/** Asks lookup-service, in the caller’s name. */
export class LookupsClient implements AskedLookups {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async isOf(lookupId: string, caller: Caller): Promise<boolean> {
    const check = await this.requests.request(CheckAsker, { lookupId }, { caller });
    return !isRefusal(check) && check.isTheirs;
  }

  async ageOn(on: string, lookupId: string, caller: Caller): Promise<AgeBand | undefined> {
    const reading = await this.requests.request(ReadAge, { lookupId, on }, { caller });
    return isRefusal(reading) ? undefined : reading.age;
  }
}

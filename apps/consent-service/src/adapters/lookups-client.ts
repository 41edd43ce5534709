import { isRefusal } from '@hub/contracts';
import { CheckLookup } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Caller } from '@hub/use-case';
import type { AskedLookups } from '../application/ports.js';

/** Asks lookup-service, in the caller’s name. */
export class LookupsClient implements AskedLookups {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async isOf(lookupId: string, caller: Caller): Promise<boolean> {
    // Whether it is settled is for the start to ask.
    const check = { lookupId, urgent: true, silenceAccepted: true };
    return !isRefusal(await this.requests.request(CheckLookup, check, { caller }));
  }
}

import { isRefusal } from '@hub/contracts';
import { CheckAsker } from '@hub/internal-messages';
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
}

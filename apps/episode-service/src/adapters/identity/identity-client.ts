import { isRefusal } from '@hub/contracts';
import { FindPerson, type PersonView } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { People } from '../../application/ports.js';

const CALLER = internalCaller('episode-service');

/** Asks identity-service. */
export class IdentityClient implements People {
  constructor(private readonly requests: RequestClient) {}

  async find(personId: string): Promise<PersonView | undefined> {
    if (personId === '') return undefined;
    const person = await this.requests.request(FindPerson, { personId }, { caller: CALLER });
    return isRefusal(person) ? undefined : person;
  }
}

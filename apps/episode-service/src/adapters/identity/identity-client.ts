import { isRefusal } from '@hub/contracts';
import {
  FindClosedDays,
  FindPerson,
  type FoundClosedDays,
  type PersonView,
} from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { Organisations, People } from '../../application/ports.js';

const CALLER = internalCaller('episode-service');

/** Asks identity-service. */
export class IdentityClient implements People, Organisations {
  constructor(private readonly requests: RequestClient) {}

  async find(personId: string): Promise<PersonView | undefined> {
    if (personId === '') return undefined;
    const person = await this.requests.request(FindPerson, { personId }, { caller: CALLER });
    return isRefusal(person) ? undefined : person;
  }

  async closedDays(organisationId: string): Promise<FoundClosedDays | undefined> {
    const command = { organisationId };
    const found = await this.requests.request(FindClosedDays, command, { caller: CALLER });
    return isRefusal(found) ? undefined : found;
  }
}

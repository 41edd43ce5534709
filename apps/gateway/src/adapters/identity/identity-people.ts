import { isRefusal } from '@hub/contracts';
import { FindPerson, type PersonView } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { People } from '../../application/ports.js';
import { KeptAnswers } from './kept-answers.js';

const KEEP_MS = 30_000;
const UUID = /^[0-9a-f-]{36}$/;
export const GATEWAY_CALLER = internalCaller('gateway');

/**
 * Asks identity-service and keeps whom it knows for half a minute: so long a change of role may
 * take to bite. Who is nobody is asked for anew: they may have been verified a moment ago.
 */
export class IdentityPeople implements People {
  private readonly kept = new KeptAnswers<PersonView>(KEEP_MS);

  constructor(private readonly requests: RequestClient) {}

  async find(personId: string): Promise<PersonView | undefined> {
    if (!UUID.test(personId)) return undefined;
    const kept = this.kept.find(personId);
    if (kept) return kept.answer;
    const answer = await this.requests.request(
      FindPerson,
      { personId },
      { caller: GATEWAY_CALLER },
    );
    const person = isRefusal(answer) ? undefined : answer;
    if (person) this.kept.keep(personId, person);
    return person;
  }
}

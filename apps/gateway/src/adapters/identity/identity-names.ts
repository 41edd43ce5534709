import { isRefusal } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import { NamePeople } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Names } from '../../application/ports.js';
import { GATEWAY_CALLER } from './identity-people.js';
import { KeptAnswers } from './kept-answers.js';

const KEEP_MS = 60_000;
const MOST_ASKED = 500;
/** An answer does not wait longer for names: it says the ids. */
const WITHIN_MS = 1_000;

/** Asks identity-service and keeps each answer for a minute. */
export class IdentityNames implements Names {
  private readonly kept = new KeptAnswers<NamedPerson | undefined>(KEEP_MS);

  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async named(personIds: readonly string[]): Promise<NamedPerson[]> {
    const unknown = personIds.filter((id) => !this.kept.find(id));
    if (unknown.length > 0) await this.ask(unknown.slice(0, MOST_ASKED));
    return personIds.flatMap((id) => this.kept.find(id)?.answer ?? []);
  }

  private async ask(personIds: string[]): Promise<void> {
    const answer = await this.requests
      .request(NamePeople, { personIds }, { caller: GATEWAY_CALLER, timeoutMs: WITHIN_MS })
      .catch(() => undefined);
    if (answer === undefined || isRefusal(answer)) return;
    const known = new Map(answer.items.map((person) => [person.id, person]));
    for (const id of personIds) this.kept.keep(id, known.get(id));
  }
}

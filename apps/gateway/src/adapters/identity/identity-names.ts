import { isRefusal } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import { NamePeople } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { Names } from '../../application/ports.js';
import { GATEWAY_CALLER } from './identity-people.js';

const KEEP_MS = 60_000;
const MOST_KEPT = 10_000;
const MOST_ASKED = 500;
/** An answer does not wait longer for names: it says the ids. */
const WITHIN_MS = 1_000;

/** Asks identity-service and keeps each answer for a minute. */
export class IdentityNames implements Names {
  private readonly kept = new Map<string, { at: number; person: NamedPerson | undefined }>();

  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async named(personIds: readonly string[]): Promise<NamedPerson[]> {
    const now = performance.now();
    const unknown = personIds.filter((id) => {
      const kept = this.kept.get(id);
      return !kept || now - kept.at >= KEEP_MS;
    });
    if (unknown.length > 0) await this.ask(unknown.slice(0, MOST_ASKED), now);
    return personIds.flatMap((id) => this.kept.get(id)?.person ?? []);
  }

  private async ask(personIds: string[], now: number): Promise<void> {
    const answer = await this.requests
      .request(NamePeople, { personIds }, { caller: GATEWAY_CALLER, timeoutMs: WITHIN_MS })
      .catch(() => undefined);
    if (answer === undefined || isRefusal(answer)) return;
    const known = new Map(answer.items.map((person) => [person.id, person]));
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    for (const id of personIds) this.kept.set(id, { at: now, person: known.get(id) });
  }
}

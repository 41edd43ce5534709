import { isRefusal } from '@hub/contracts';
import { FindPerson, type PersonView } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { People } from '../../application/ports.js';

const KEEP_MS = 30_000;
const MOST_KEPT = 10_000;
const UUID = /^[0-9a-f-]{36}$/;
export const GATEWAY_CALLER = internalCaller('gateway');

/**
 * Asks identity-service and keeps each answer for half a minute: so long a change of role may take
 * to bite.
 */
export class IdentityPeople implements People {
  private readonly kept = new Map<string, { at: number; person: PersonView | undefined }>();

  constructor(private readonly requests: RequestClient) {}

  async find(personId: string): Promise<PersonView | undefined> {
    if (!UUID.test(personId)) return undefined;
    const now = performance.now();
    const kept = this.kept.get(personId);
    if (kept && now - kept.at < KEEP_MS) return kept.person;
    const answer = await this.requests.request(
      FindPerson,
      { personId },
      { caller: GATEWAY_CALLER },
    );
    const person = isRefusal(answer) ? undefined : answer;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(personId, { at: now, person });
    return person;
  }
}

import { type Refusal, refuse } from '@hub/contracts';
import type { FindPersonPayload, PersonView } from '@hub/internal-messages';
import type { Clock } from '@hub/use-case';
import { onDuty } from '../../domain/contacts/on-duty.js';
import type { AccountStore, IdentityWork } from '../ports.js';

const LEAD = 'lead_caf_contact';

/**
 * A member of staff with the roles they have now. Who is lead CAF contact follows the authority's
 * entry: its lead is, and a deputy while the lead is away; whom it names no longer is not. Where an
 * authority has no entry, the account says it.
 */
export class FindPerson {
  constructor(
    private readonly accounts: AccountStore,
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  async execute({ personId }: FindPersonPayload): Promise<PersonView | Refusal> {
    const person = await this.accounts.findPerson(personId);
    if (!person) return refuse('not_found');
    const others = person.roles.filter((role) => role !== LEAD);
    const isLead = await this.isLead(person);
    // Somebody without any other role is a practitioner still.
    return {
      ...person,
      roles: isLead ? [...others, LEAD] : others.length > 0 ? others : ['practitioner'],
    };
  }

  private isLead({ id, authority, roles }: PersonView): Promise<boolean> {
    const now = this.clock.now();
    return this.work.read(async ({ register }) => {
      const entry = await register.find(authority);
      if (!entry) return roles.includes(LEAD);
      if (entry.leadId === id) return true;
      if (!entry.deputyIds.includes(id)) return false;
      return onDuty(entry, await register.absences(now, authority), now).personId === id;
    });
  }
}

import {
  type Clock,
  type FindPersonPayload,
  type PersonView,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { onDuty } from '../../domain/contacts/on-duty.js';
import type { AccountStore, DirectoryWork } from '../ports.js';

/** A member of staff with the roles they have now: a deputy acts as lead CAF contact while the lead is away. */
export class FindPerson {
  constructor(
    private readonly accounts: AccountStore,
    private readonly work: DirectoryWork,
    private readonly clock: Clock,
  ) {}

  async execute({ personId }: FindPersonPayload): Promise<PersonView | Refusal> {
    const person = await this.accounts.findPerson(personId);
    if (!person) return refuse('not_found');
    const standsIn = await this.standsIn(person);
    return standsIn && !person.roles.includes('lead_caf_contact')
      ? { ...person, roles: [...person.roles, 'lead_caf_contact'] }
      : person;
  }

  private standsIn({ id, authority }: PersonView): Promise<boolean> {
    const now = this.clock.now();
    return this.work.read(async ({ register }) => {
      const [entry] = await register.deputyAt(id);
      if (entry?.code !== authority) return false;
      return onDuty(entry, await register.absences(now, authority), now).personId === id;
    });
  }
}

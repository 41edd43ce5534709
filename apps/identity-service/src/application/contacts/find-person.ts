import { type Refusal, refuse } from '@hub/contracts';
import type { FindPersonPayload, PersonView } from '@hub/internal-messages';
import type { Clock } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { readClosed } from '../organisations/read-closed.js';
import { personEntry, readLeads } from '../people/staff-now.js';
import type { IdentityWork } from '../ports.js';

/**
 * A member of staff who acts here, with the roles they have now, whether checks and training are in
 * date, and when whom they work for is closed.
 */
export class FindPerson {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  execute({ personId }: FindPersonPayload): Promise<PersonView | Refusal> {
    const now = this.clock.now();
    return this.work.read(async ({ people, register, organisations }) => {
      const person = await people.find(personId);
      if (!person || person.ended) return refuse('not_found');
      const { authority, organisation, checkedUntil, trainedUntil } = person;
      const today = londonDate(now);
      const employer = organisation && (await organisations.find(organisation.id));
      const closed = employer ? await readClosed(organisations, employer, today) : [];
      return {
        ...personEntry(person, await readLeads(register, authority, now)),
        ...(checkedUntil === undefined ? {} : { checked: today <= checkedUntil }),
        ...(trainedUntil === undefined ? {} : { trained: today <= trainedUntil }),
        ...(closed.length === 0 ? {} : { closed }),
      };
    });
  }
}

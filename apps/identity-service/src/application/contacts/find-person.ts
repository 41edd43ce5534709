import { type Refusal, refuse } from '@hub/contracts';
import type { FindPersonPayload, PersonView } from '@hub/internal-messages';
import type { Clock } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { personEntry, readLeads } from '../people/staff-now.js';
import type { IdentityWork } from '../ports.js';

/**
 * A member of staff who acts here, with the roles they have now, and whether checks and training
 * are in date.
 */
export class FindPerson {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  execute({ personId }: FindPersonPayload): Promise<PersonView | Refusal> {
    const now = this.clock.now();
    return this.work.read(async ({ people, register, staff }) => {
      const person = await people.find(personId);
      if (!person || person.ended || person.held) return refuse('not_found');
      const posts = person.several ? await staff.posts(personId) : [];
      const others = posts.map(({ id }) => id).filter((id) => id !== personId);
      const { authority, checkedUntil, trainedUntil, signInsFrom } = person;
      const today = londonDate(now);
      return {
        ...personEntry(person, await readLeads(register, authority, now)),
        ...(checkedUntil === undefined ? {} : { checked: today <= checkedUntil }),
        ...(trainedUntil === undefined ? {} : { trained: today <= trainedUntil }),
        ...(signInsFrom === undefined ? {} : { signInsFrom }),
        ...(others.length === 0 ? {} : { otherPosts: others }),
      };
    });
  }
}

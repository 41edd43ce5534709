import { type Refusal, refuse } from '@hub/contracts';
import type { NoPayload, OwnPersonView, StandIn } from '@hub/contracts/identity';
import type { Clock, MessageContext } from '@hub/use-case';
import { type Absence, awayUntil, type Duty, onDuty } from '../../domain/contacts/on-duty.js';
import { leadsNow } from '../../domain/contacts/roles-now.js';
import type { IdentityWork } from '../ports.js';
import { personEntry, readDuty } from './staff-now.js';

/** Who asks, as the hub knows them. */
export class ReadOwnPerson {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  execute(
    _query: NoPayload,
    { caller: { personId } }: Pick<MessageContext, 'caller'>,
  ): Promise<OwnPersonView | Refusal> {
    const now = this.clock.now();
    return this.work.read(async ({ people, register, staff }) => {
      const person = personId === undefined ? undefined : await people.find(personId);
      if (!person) return refuse('not_found');
      if (person.ended) return refuse('unauthenticated');
      const posts = await staff.posts(person.id);
      const ids = posts.map(({ id }) => id);
      const offered = await staff.offeredTo(ids, now);
      const others = posts.length + offered.length - 1;
      const { managerId, checkedUntil, trainedUntil } = person;
      const known = await readDuty(register, person.authority, now);
      const leads = known && leadsNow(known.duty, known.absences, now);
      const standsInFor = known && standIn(person.id, known, now);
      return {
        ...personEntry(person, leads),
        ...(managerId === undefined ? {} : { managerId }),
        ...(checkedUntil === undefined ? {} : { checkedUntil }),
        ...(trainedUntil === undefined ? {} : { trainedUntil }),
        ...(standsInFor === undefined ? {} : { standsInFor }),
        ...(others < 1 ? {} : { otherPosts: others }),
        ...(offered.length === 0 ? {} : { postsOffered: offered.length }),
      };
    });
  }
}

/** For whom somebody stands in now; for nobody where they are the lead themselves. */
function standIn(
  id: string,
  { duty, absences }: { readonly duty: Duty; readonly absences: readonly Absence[] },
  now: string,
): StandIn | undefined {
  const { leadId } = duty;
  if (leadId === id || onDuty(duty, absences, now).personId !== id) return undefined;
  const until = awayUntil(leadId, absences, now);
  return { personId: leadId, ...(until === undefined ? {} : { until }) };
}

import { type Refusal, refuse } from '@hub/contracts';
import type { NoPayload, OwnPersonView, StandIn } from '@hub/contracts/identity';
import type { Clock, MessageContext } from '@hub/use-case';
import { awayUntil, onDuty } from '../../domain/contacts/on-duty.js';
import type { IdentityWork, RegisterStore } from '../ports.js';
import { personEntry, readLeads } from './staff-now.js';

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
    return this.work.read(async ({ people, register }) => {
      const person = personId === undefined ? undefined : await people.find(personId);
      if (!person) return refuse('not_found');
      const { managerId, checkedUntil, trainedUntil } = person;
      const standsInFor = await standIn(person, register, now);
      return {
        ...personEntry(person, await readLeads(register, person.authority, now)),
        ...(managerId === undefined ? {} : { managerId }),
        ...(checkedUntil === undefined ? {} : { checkedUntil }),
        ...(trainedUntil === undefined ? {} : { trainedUntil }),
        ...(standsInFor === undefined ? {} : { standsInFor }),
      };
    });
  }
}

async function standIn(
  { id, authority }: { readonly id: string; readonly authority: string },
  register: RegisterStore,
  now: string,
): Promise<StandIn | undefined> {
  const entry = await register.find(authority);
  if (!entry || entry.leadId === id) return undefined;
  const absences = await register.absences(now, authority);
  const duty = onDuty(entry, absences, now);
  if (duty.personId !== id) return undefined;
  const until = awayUntil(entry.leadId, absences, now);
  return { personId: entry.leadId, ...(until === undefined ? {} : { until }) };
}

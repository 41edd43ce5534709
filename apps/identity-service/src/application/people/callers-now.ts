import { isRefusal, type Refusal, refuse, type RequestDefinition } from '@hub/contracts';
import { refuseCall } from '@hub/security';
import { asPerson, type Caller, type MessageContext } from '@hub/use-case';
import type { FindPerson } from '../contacts/find-person.js';
import type { IdentityWork } from '../ports.js';

/**
 * Who changes the register or its people, as the database has them at this moment: the door keeps
 * what it knows of them for half a minute, and whoever was replaced or ended could undo that.
 */
export class CallersNow {
  constructor(
    private readonly work: IdentityWork,
    private readonly people: Pick<FindPerson, 'execute'>,
  ) {}

  /** What the command answers to them as they are now, or why they may not give it any more. */
  async act<R>(
    definition: Pick<RequestDefinition, 'type' | 'roles'>,
    command: object,
    context: MessageContext,
    answer: (context: MessageContext) => R,
  ): Promise<Awaited<R> | Refusal> {
    const caller = await this.readNow(definition, context.caller);
    if (isRefusal(caller))
      return this.work.request<never>(context, command, () => Promise.resolve(caller));
    return await answer({ ...context, caller });
  }

  private async readNow(
    definition: Pick<RequestDefinition, 'type' | 'roles'>,
    before: Caller,
  ): Promise<Caller | Refusal> {
    const { personId, authority, clientId, door } = before;
    if (personId === undefined) return before;
    const person = await this.people.execute({ personId });
    if (isRefusal(person) || person.authority !== authority) return refuse('unauthenticated');
    const now = { ...asPerson(person), clientId, door };
    return refuseCall(definition, now) ?? now;
  }
}

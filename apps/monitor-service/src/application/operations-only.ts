import { type Clock, type MessageContext, type Refusal, refuse } from '@hub/contracts';
import { mayCall } from '@hub/security';
import type { MonitorStores, MonitorWork } from './ports.js';

/** Lets operations staff act, and writes down who was refused. A case system acts for nobody here. */
export class OperationsOnly {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
  ) {}

  /** The acting person, or the refusal, which is then recorded. */
  async admit(context: MessageContext, action: string, subject: string): Promise<string | Refusal> {
    const { personId } = context.caller;
    const access = mayCall(['hub_operations'], context.caller);
    if (access.allowed && personId !== undefined) return personId;
    return this.refuse(context, { action, subject }, refuse('forbidden', 'This needs a person with the role hub_operations.'));
  }

  /** Records a refusal, which the transaction of the request would have rolled back. */
  async refuse(context: MessageContext, what: { action: string; subject: string }, refusal: Refusal): Promise<Refusal> {
    const by = context.caller.personId ?? context.caller.clientId;
    await this.work.repeatable(({ ledger }: MonitorStores) =>
      ledger.append({ at: this.clock.now(), by, ...what, outcome: 'refused', reason: refusal.refused }),
    );
    return refusal;
  }
}

import {
  type Clock,
  DeadLetterDiscardOrdered,
  type DeadLetterView,
  type DiscardDeadLetterPayload,
  fact,
  type Ids,
  isRefusal,
  type MessageContext,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { moveTo } from '../domain/dead-letter.js';
import { deadLetterView } from './dead-letter-view.js';
import { OperationsOnly } from './operations-only.js';
import type { MonitorWork } from './ports.js';

const ACTION = 'dead_letter.discard';

/** Decides that a message given up shall have no effect. Its service then goes on with those that wait behind it. */
export class DiscardDeadLetter {
  private readonly operations: OperationsOnly;

  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.operations = new OperationsOnly(work, clock);
  }

  async execute({ deadLetterId, reason }: DiscardDeadLetterPayload, context: MessageContext): Promise<DeadLetterView | Refusal> {
    const what = { action: ACTION, subject: deadLetterId };
    const person = await this.operations.admit(context, ACTION, deadLetterId);
    if (isRefusal(person)) return person;
    if (reason === undefined) return this.operations.refuse(context, what, refuse('reason_missing'));
    const outcome = await this.work.request<DeadLetterView>(context, { deadLetterId, reason }, async ({ deadLetters, ledger }) => {
      const letter = await deadLetters.lock(deadLetterId);
      if (!letter) return refuse('not_found');
      const at = this.clock.now();
      const sent = moveTo(letter, 'discard_sent', at);
      if (!sent) return refuse('conflict');
      await deadLetters.save(sent);
      await ledger.append({ at, by: person, ...what, outcome: sent.state, reason });
      const order = { deadLetterId, itemId: this.ids.next(), service: letter.service, messageId: letter.messageId };
      return { result: deadLetterView(sent), facts: [fact(DeadLetterDiscardOrdered, order)] };
    });
    return isRefusal(outcome) ? this.operations.refuse(context, what, outcome) : outcome;
  }
}

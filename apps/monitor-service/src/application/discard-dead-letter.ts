import * as messages from '@hub/contracts/monitor';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { DeadLetterView, DiscardDeadLetterPayload } from '@hub/contracts/monitor';
import { DeadLetterDiscardOrdered } from '@hub/internal-messages';
import { type Clock, fact, type Ids, type MessageContext } from '@hub/use-case';
import { moveTo } from '../domain/dead-letter.js';
import { deadLetterView } from './dead-letter-view.js';
import { operatorOf } from './operations-only.js';
import type { MonitorWork } from './ports.js';

/**
 * Decides that a message given up shall have no effect. Its service then goes on with those that
 * wait behind it.
 */
export class DiscardDeadLetter {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(
    command: DiscardDeadLetterPayload,
    context: MessageContext,
  ): Promise<DeadLetterView | Refusal> {
    const { deadLetterId, reason } = command;
    return this.work.request<DeadLetterView>(context, command, async ({ deadLetters, history }) => {
      const person = operatorOf(context);
      if (isRefusal(person)) return person;
      if (reason === undefined) return refuse('reason_missing');
      const letter = await deadLetters.lock(deadLetterId);
      if (!letter) return refuse('not_found');
      const at = this.clock.now();
      const sent = moveTo(letter, 'discard_sent', at);
      if (!sent) return refuse('conflict');
      await deadLetters.save(sent);
      await history.append({
        at,
        by: person,
        action: messages.DiscardDeadLetter.action,
        subject: deadLetterId,
        outcome: sent.state,
        reason,
      });
      const order = {
        deadLetterId,
        itemId: this.ids.next(),
        service: letter.service,
        messageId: letter.messageId,
      };
      return {
        result: deadLetterView(sent),
        facts: [fact(DeadLetterDiscardOrdered, order)],
        evidence: { subject: deadLetterId, because: sent.state },
      };
    });
  }
}

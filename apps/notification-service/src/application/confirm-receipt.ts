import { type Refusal, refuse } from '@hub/contracts';
import type { ConfirmReceiptPayload } from '@hub/contracts/notification';
import type { Done } from '@hub/contracts/shape';
import { DeliveryConfirmed } from '@hub/internal-messages';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import { isTracked } from '../domain/delivery.js';
import type { NotificationWork } from './ports.js';

export class ConfirmReceipt {
  constructor(
    private readonly work: NotificationWork,
    private readonly clock: Clock,
  ) {}

  execute(receipt: ConfirmReceiptPayload, context: MessageContext): Promise<Done | Refusal> {
    const { authority } = context.caller;
    // Confirming twice changes nothing, so the answer need not be kept.
    const { idempotencyKey: _key, ...natural } = context;
    return this.work.request(natural, receipt, async ({ deliveries }) => {
      const at = this.clock.now();
      const marked = await deliveries.markConfirmed(authority, receipt.messageId, at);
      if (!marked) return refuse('not_found');
      if (!marked.firstTime || !isTracked(marked.delivery.type)) return { result: {}, facts: [] };
      const { messageId, type: messageType, about, sentAt } = marked.delivery;
      return {
        result: {},
        facts: [fact(DeliveryConfirmed, { messageId, messageType, about, authority, at, sentAt })],
      };
    });
  }
}

import {
  type Clock,
  type ConfirmReceiptPayload,
  DeliveryConfirmed,
  type Done,
  fact,
  type MessageContext,
  type Refusal,
  refuse,
} from '@hub/contracts';
import type { NotificationWork } from './ports.js';

export class ConfirmReceipt {
  constructor(
    private readonly work: NotificationWork,
    private readonly clock: Clock,
  ) {}

  execute(receipt: ConfirmReceiptPayload, context: MessageContext): Promise<Done | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, receipt, async ({ deliveries }) => {
      const at = this.clock.now();
      const marked = await deliveries.markConfirmed(authority, receipt.messageId, at);
      if (!marked) return refuse('not_found');
      if (!marked.firstTime) return { result: {}, facts: [] };
      const { messageId, type: messageType, about } = marked.delivery;
      return { result: {}, facts: [fact(DeliveryConfirmed, { messageId, messageType, about, authority, at })] };
    });
  }
}

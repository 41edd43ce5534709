import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  allMessages,
  ConfirmReceipt as ConfirmReceiptMessage,
  type ConfirmReceiptPayload,
  type Done,
  type InboxPage,
  type MessageContext,
  type PageQuery,
  ReadInbox as ReadInboxMessage,
  type Refusal,
  TellSender as TellSenderMessage,
  type TellSenderPayload,
} from '@hub/contracts';
import type { EventContext } from '@hub/messaging';
import { ConfirmReceipt } from '../../application/confirm-receipt.js';
import { OnFact } from '../../application/on-fact.js';
import { ReadInbox } from '../../application/read-inbox.js';
import { TellSender } from '../../application/tell-sender.js';

/** Every fact told to members, so that a new one needs no line here. */
const MEMBER_FACTS = allMessages()
  .filter(
    (message) =>
      message.kind === 'event' &&
      message.audience === 'member' &&
      message.owner !== 'notification-service',
  )
  .map((message) => message.type);

@Controller()
export class DeliveryController {
  constructor(
    private readonly onFact: OnFact,
    private readonly confirmReceipt: ConfirmReceipt,
    private readonly tellSender: TellSender,
    private readonly readInbox: ReadInbox,
  ) {}

  @EventPattern<string[]>(MEMBER_FACTS)
  fact(@Ctx() context: EventContext): Promise<void> {
    return this.onFact.execute(context.envelope, context);
  }

  @MessagePattern(ConfirmReceiptMessage.type)
  receipt(
    @Payload() payload: ConfirmReceiptPayload,
    @Ctx() context: MessageContext,
  ): Promise<Done | Refusal> {
    return this.confirmReceipt.execute(payload, context);
  }

  @MessagePattern(ReadInboxMessage.type)
  inbox(@Payload() query: PageQuery, @Ctx() context: MessageContext): Promise<InboxPage | Refusal> {
    return this.readInbox.execute(query, context);
  }

  @MessagePattern(TellSenderMessage.type)
  tell(
    @Payload() payload: TellSenderPayload,
    @Ctx() context: MessageContext,
  ): Promise<Done | Refusal> {
    return this.tellSender.execute(payload, context);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type ConsentView,
  DeliveryConfirmed,
  type DeliveryConfirmedPayload,
  DeliverySent,
  type DeliverySentPayload,
  EpisodeStarted,
  type MessageContext,
  ReadConsent as ReadConsentMessage,
  type ReadConsentPayload,
  RecordConsent as RecordConsentMessage,
  type RecordConsentPayload,
  type Refusal,
  TeamMemberAdded,
  TransferCompleted,
  WithdrawConsent as WithdrawConsentMessage,
  type WithdrawConsentPayload,
} from '@hub/contracts';
import { OnCounterpartsChanged } from '../../application/on-counterparts-changed.js';
import { OnDeliveryProgress } from '../../application/on-delivery-progress.js';
import { ReadConsent } from '../../application/read-consent.js';
import { RecordConsent } from '../../application/record-consent.js';
import { WithdrawConsent } from '../../application/withdraw-consent.js';

@Controller()
export class ConsentController {
  constructor(
    private readonly recordConsent: RecordConsent,
    private readonly withdrawConsent: WithdrawConsent,
    private readonly readConsent: ReadConsent,
    private readonly onCounterpartsChanged: OnCounterpartsChanged,
    private readonly onDeliveryProgress: OnDeliveryProgress,
  ) {}

  @MessagePattern(RecordConsentMessage.type)
  record(@Payload() payload: RecordConsentPayload, @Ctx() context: MessageContext): Promise<ConsentView | Refusal> {
    return this.recordConsent.execute(payload, context);
  }

  @MessagePattern(WithdrawConsentMessage.type)
  withdraw(@Payload() payload: WithdrawConsentPayload, @Ctx() context: MessageContext): Promise<ConsentView | Refusal> {
    return this.withdrawConsent.execute(payload, context);
  }

  @MessagePattern(ReadConsentMessage.type)
  read(@Payload() payload: ReadConsentPayload, @Ctx() context: MessageContext): Promise<ConsentView | Refusal> {
    return this.readConsent.execute(payload, context);
  }

  @EventPattern<string[]>([EpisodeStarted.type, TeamMemberAdded.type, TransferCompleted.type])
  counterpartsChanged(
    @Payload() change: { episodeId: string; counterparts: string[] },
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onCounterpartsChanged.execute(change, context);
  }

  @EventPattern<string>(DeliverySent.type)
  deliverySent(@Payload() delivery: DeliverySentPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.onDeliveryProgress.execute(delivery, { toldAt: delivery.at }, context);
  }

  @EventPattern<string>(DeliveryConfirmed.type)
  deliveryConfirmed(@Payload() delivery: DeliveryConfirmedPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.onDeliveryProgress.execute(delivery, { toldAt: delivery.sentAt, receivedAt: delivery.at }, context);
  }
}

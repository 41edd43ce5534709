import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeliveryConfirmed, type DeliveryConfirmedPayload, DeliverySent, type DeliverySentPayload, EpisodeMoved, EpisodeStarted, type MessageContext, TeamMemberAdded, TransferCompleted } from '@hub/contracts';
import { OnCounterpartsChanged } from '../../application/consents/on-counterparts-changed.js';
import { OnDeliveryProgress } from '../../application/consents/on-delivery-progress.js';

/** What other services make known. */
@Controller()
export class ProgressController {
  constructor(
    private readonly onCounterpartsChanged: OnCounterpartsChanged,
    private readonly onDeliveryProgress: OnDeliveryProgress,
  ) {}

  @EventPattern<string[]>([EpisodeMoved.type, EpisodeStarted.type, TeamMemberAdded.type, TransferCompleted.type])
  counterpartsChanged(@Payload() change: { episodeId: string; counterparts: string[] }, @Ctx() context: MessageContext): Promise<void> {
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

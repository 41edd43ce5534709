import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  DeliveryConfirmed,
  type DeliveryConfirmedPayload,
  DeliverySent,
  type DeliverySentPayload,
  EpisodeMoved,
  type EpisodeMovedPayload,
  EpisodeStarted,
  type EpisodeStartedPayload,
  EpisodeWithdrawn,
  type EpisodeWithdrawnPayload,
  type MessageContext,
  TeamMemberAdded,
  TransferCompleted,
} from '@hub/contracts';
import { OnDeliveryProgress } from '../../application/consents/on-delivery-progress.js';
import { OnEpisodeChanged } from '../../application/on-episode-changed.js';

/** What other services make known. */
@Controller()
export class ProgressController {
  constructor(
    private readonly onEpisodeChanged: OnEpisodeChanged,
    private readonly onDeliveryProgress: OnDeliveryProgress,
  ) {}

  @EventPattern<string[]>([TeamMemberAdded.type, TransferCompleted.type])
  counterpartsChanged(
    @Payload() change: { episodeId: string; counterparts: string[] },
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onEpisodeChanged.counterparts(change, context);
  }

  @EventPattern<string>(EpisodeStarted.type)
  started(
    @Payload() started: EpisodeStartedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onEpisodeChanged.started(started, context);
  }

  @EventPattern<string>(EpisodeMoved.type)
  moved(@Payload() moved: EpisodeMovedPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.onEpisodeChanged.moved(moved, context);
  }

  @EventPattern<string>(EpisodeWithdrawn.type)
  withdrawn(
    @Payload() withdrawn: EpisodeWithdrawnPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onEpisodeChanged.withdrawn(withdrawn, context);
  }

  @EventPattern<string>(DeliverySent.type)
  deliverySent(
    @Payload() delivery: DeliverySentPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onDeliveryProgress.execute(delivery, { toldAt: delivery.at }, context);
  }

  @EventPattern<string>(DeliveryConfirmed.type)
  deliveryConfirmed(
    @Payload() delivery: DeliveryConfirmedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onDeliveryProgress.execute(
      delivery,
      { toldAt: delivery.sentAt, receivedAt: delivery.at },
      context,
    );
  }
}

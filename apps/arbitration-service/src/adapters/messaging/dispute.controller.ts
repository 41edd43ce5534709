import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type DisputePage,
  type DisputeView,
  EpisodeMoved,
  EpisodeStarted,
  ListDisputes as ListDisputesMessage,
  type MessageContext,
  OpenDispute as OpenDisputeMessage,
  type OpenDisputePayload,
  type PageQuery,
  ReadDispute as ReadDisputeMessage,
  type ReadDisputePayload,
  type Refusal,
  TeamMemberAdded,
  TransferCompleted,
} from '@hub/contracts';
import { ListDisputes } from '../../application/list-disputes.js';
import { OnCounterpartsChanged } from '../../application/on-counterparts-changed.js';
import { OpenDispute } from '../../application/open-dispute.js';
import { ReadDispute } from '../../application/read-dispute.js';

@Controller()
export class DisputeController {
  constructor(
    private readonly openDispute: OpenDispute,
    private readonly readDispute: ReadDispute,
    private readonly listDisputes: ListDisputes,
    private readonly onCounterpartsChanged: OnCounterpartsChanged,
  ) {}

  @MessagePattern(OpenDisputeMessage.type)
  open(@Payload() payload: OpenDisputePayload, @Ctx() context: MessageContext): Promise<DisputeView | Refusal> {
    return this.openDispute.execute(payload, context);
  }

  @MessagePattern(ReadDisputeMessage.type)
  read(@Payload() payload: ReadDisputePayload, @Ctx() context: MessageContext): Promise<DisputeView | Refusal> {
    return this.readDispute.execute(payload, context);
  }

  @MessagePattern(ListDisputesMessage.type)
  list(@Payload() payload: PageQuery, @Ctx() context: MessageContext): Promise<DisputePage | Refusal> {
    return this.listDisputes.execute(payload, context);
  }

  @EventPattern<string[]>([EpisodeMoved.type, EpisodeStarted.type, TeamMemberAdded.type, TransferCompleted.type])
  counterpartsChanged(
    @Payload() change: { episodeId: string; counterparts: string[] },
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onCounterpartsChanged.execute(change, context);
  }
}

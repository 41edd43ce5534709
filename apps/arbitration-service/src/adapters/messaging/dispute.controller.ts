import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerOffer,
  type AnswerOfferPayload,
  BuildEvidencePack as BuildEvidencePackMessage,
  CarryOutOutcome,
  type CarryOutPayload,
  DecideDispute,
  type DecideDisputePayload,
  DeclareConflict,
  type DisputePage,
  type DisputePart,
  type DisputeReasonPayload,
  type DisputeReport,
  type DisputeView,
  EpisodeMoved,
  EpisodeStarted,
  EscalateDispute,
  type EvidencePack,
  GatherDisputes,
  type GatherDisputesPayload,
  LeaveForSafeguarding,
  ListDisputes,
  MakeOffer,
  type MakeOfferPayload,
  type MessageContext,
  OpenDispute as OpenDisputeMessage,
  type OpenDisputePayload,
  type PageQuery,
  ReadDispute,
  type ReadDisputePayload,
  type Refusal,
  ReopenDispute,
  ReportDisputes,
  type ReportSpanPayload,
  TeamMemberAdded,
  TransferCompleted,
  TransferDisputed,
  type TransferDisputedPayload,
  WithdrawDispute,
  WriteStatement,
  type WriteStatementPayload,
} from '@hub/contracts';
import { BuildEvidencePack } from '../../application/build-evidence-pack.js';
import { OnCounterpartsChanged } from '../../application/on-counterparts-changed.js';
import { OpenDispute } from '../../application/open-dispute.js';
import { ReadDisputes } from '../../application/read-disputes.js';
import { TakeDisputeStep } from '../../application/take-dispute-step.js';

type Answer = Promise<DisputeView | Refusal>;

@Controller()
export class DisputeController {
  constructor(
    private readonly openDispute: OpenDispute,
    private readonly steps: TakeDisputeStep,
    private readonly disputes: ReadDisputes,
    private readonly onCounterpartsChanged: OnCounterpartsChanged,
    private readonly buildEvidencePack: BuildEvidencePack,
  ) {}

  @MessagePattern(OpenDisputeMessage.type)
  open(@Payload() payload: OpenDisputePayload, @Ctx() context: MessageContext): Answer {
    return this.openDispute.execute(payload, context);
  }

  @MessagePattern(WriteStatement.type)
  writeStatement(
    @Payload() payload: WriteStatementPayload,
    @Ctx() context: MessageContext,
  ): Answer {
    return this.steps.writeStatement(payload, context);
  }

  @MessagePattern(MakeOffer.type)
  makeOffer(@Payload() payload: MakeOfferPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.makeOffer(payload, context);
  }

  @MessagePattern(AnswerOffer.type)
  answerOffer(@Payload() payload: AnswerOfferPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.answerOffer(payload, context);
  }

  @MessagePattern(EscalateDispute.type)
  escalate(@Payload() payload: DisputeReasonPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.escalate(payload, context);
  }

  @MessagePattern(WithdrawDispute.type)
  withdraw(@Payload() payload: DisputeReasonPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.withdraw(payload, context);
  }

  @MessagePattern(LeaveForSafeguarding.type)
  leave(@Payload() payload: DisputeReasonPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.leaveForSafeguarding(payload, context);
  }

  @MessagePattern(DeclareConflict.type)
  declareConflict(
    @Payload() payload: DisputeReasonPayload,
    @Ctx() context: MessageContext,
  ): Answer {
    return this.steps.declareConflict(payload, context);
  }

  @MessagePattern(DecideDispute.type)
  decide(@Payload() payload: DecideDisputePayload, @Ctx() context: MessageContext): Answer {
    return this.steps.decide(payload, context);
  }

  @MessagePattern(CarryOutOutcome.type)
  carryOut(@Payload() payload: CarryOutPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.carryOut(payload, context);
  }

  @MessagePattern(ReopenDispute.type)
  reopen(@Payload() payload: DisputeReasonPayload, @Ctx() context: MessageContext): Answer {
    return this.steps.reopen(payload, context);
  }

  @MessagePattern(GatherDisputes.type)
  gather(@Payload() payload: GatherDisputesPayload): Promise<DisputePart> {
    return this.disputes.gather(payload);
  }

  @MessagePattern(BuildEvidencePackMessage.type)
  evidencePack(
    @Payload() payload: ReadDisputePayload,
    @Ctx() context: MessageContext,
  ): Promise<EvidencePack | Refusal> {
    return this.buildEvidencePack.execute(payload, context);
  }

  @MessagePattern(ReadDispute.type)
  read(@Payload() payload: ReadDisputePayload, @Ctx() context: MessageContext): Answer {
    return this.disputes.one(payload, context);
  }

  @MessagePattern(ListDisputes.type)
  list(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<DisputePage | Refusal> {
    return this.disputes.list(payload, context);
  }

  @MessagePattern(ReportDisputes.type)
  report(
    @Payload() payload: ReportSpanPayload,
    @Ctx() context: MessageContext,
  ): Promise<DisputeReport | Refusal> {
    return this.disputes.figures(payload, context);
  }

  @EventPattern<string>(TransferDisputed.type)
  transferDisputed(
    @Payload() payload: TransferDisputedPayload,
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.openDispute.onSilence(payload, context);
  }

  @EventPattern<string[]>([
    EpisodeMoved.type,
    EpisodeStarted.type,
    TeamMemberAdded.type,
    TransferCompleted.type,
  ])
  counterpartsChanged(
    @Payload() change: { episodeId: string; counterparts: string[] },
    @Ctx() context: MessageContext,
  ): Promise<void> {
    return this.onCounterpartsChanged.execute(change, context);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  ApproveReplay,
  type ApproveReplayPayload,
  ContinueReplay,
  type ContinueReplayPayload,
  type DeadLetterDetail,
  type DeadLetterPage,
  type DeadLetterView,
  DiscardDeadLetter as DiscardDeadLetterMessage,
  type DiscardDeadLetterPayload,
  ListDeadLetters,
  type ListDeadLettersPayload,
  ListReplays,
  type ListReplaysPayload,
  type MessageContext,
  ReadDeadLetter,
  type ReadDeadLetterPayload,
  ReadReplay,
  type ReadReplayPayload,
  type Refusal,
  type ReplayPage,
  type ReplayView,
  RequestReplay as RequestReplayMessage,
  type RequestReplayPayload,
  StopReplay,
  type StopReplayPayload,
} from '@hub/contracts';
import { DiscardDeadLetter } from '../../application/discard-dead-letter.js';
import { ReadDeadLetters } from '../../application/read-dead-letters.js';
import { ReadReplays } from '../../application/read-replays.js';
import { RequestReplay } from '../../application/request-replay.js';
import { SteerReplay } from '../../application/steer-replay.js';

/** What operations do about messages given up. */
@Controller()
export class DeadLetterController {
  constructor(
    private readonly deadLetters: ReadDeadLetters,
    private readonly discardDeadLetter: DiscardDeadLetter,
    private readonly requestReplay: RequestReplay,
    private readonly steerReplay: SteerReplay,
    private readonly replays: ReadReplays,
  ) {}

  @MessagePattern(ListDeadLetters.type)
  list(@Payload() payload: ListDeadLettersPayload): Promise<DeadLetterPage | Refusal> {
    return this.deadLetters.list(payload);
  }

  @MessagePattern(ReadDeadLetter.type)
  read(@Payload() payload: ReadDeadLetterPayload): Promise<DeadLetterDetail | Refusal> {
    return this.deadLetters.one(payload.deadLetterId);
  }

  @MessagePattern(DiscardDeadLetterMessage.type)
  discard(
    @Payload() payload: DiscardDeadLetterPayload,
    @Ctx() context: MessageContext,
  ): Promise<DeadLetterView | Refusal> {
    return this.discardDeadLetter.execute(payload, context);
  }

  @MessagePattern(RequestReplayMessage.type)
  request(
    @Payload() payload: RequestReplayPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReplayView | Refusal> {
    return this.requestReplay.execute(payload, context);
  }

  @MessagePattern(ApproveReplay.type)
  approve(
    @Payload() payload: ApproveReplayPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReplayView | Refusal> {
    return this.steerReplay.approve(payload.replayId, context);
  }

  @MessagePattern(StopReplay.type)
  stop(
    @Payload() payload: StopReplayPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReplayView | Refusal> {
    return this.steerReplay.stop(payload.replayId, context);
  }

  @MessagePattern(ContinueReplay.type)
  continue(
    @Payload() payload: ContinueReplayPayload,
    @Ctx() context: MessageContext,
  ): Promise<ReplayView | Refusal> {
    return this.steerReplay.continue(payload.replayId, context);
  }

  @MessagePattern(ReadReplay.type)
  readReplay(@Payload() payload: ReadReplayPayload): Promise<ReplayView | Refusal> {
    return this.replays.one(payload.replayId);
  }

  @MessagePattern(ListReplays.type)
  listReplays(@Payload() payload: ListReplaysPayload): Promise<ReplayPage | Refusal> {
    return this.replays.list(payload);
  }
}

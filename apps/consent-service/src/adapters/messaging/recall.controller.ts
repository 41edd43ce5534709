import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerRecall as AnswerRecallMessage,
  type AnswerRecallPayload,
  type MessageContext,
  ReadRecall,
  type ReadRecallPayload,
  type RecallReport,
  type RecallView,
  type Refusal,
} from '@hub/contracts';
import { AnswerRecall } from '../../application/recalls/answer-recall.js';

@Controller()
export class RecallController {
  constructor(private readonly answerRecall: AnswerRecall) {}

  @MessagePattern(AnswerRecallMessage.type)
  answer(
    @Payload() payload: AnswerRecallPayload,
    @Ctx() context: MessageContext,
  ): Promise<RecallView | Refusal> {
    return this.answerRecall.execute(payload, context);
  }

  @MessagePattern(ReadRecall.type)
  report(
    @Payload() payload: ReadRecallPayload,
    @Ctx() context: MessageContext,
  ): Promise<RecallReport | Refusal> {
    return this.answerRecall.report(payload, context);
  }
}

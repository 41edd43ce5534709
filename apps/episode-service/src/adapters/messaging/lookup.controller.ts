import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerLookupQuestion as AnswerLookupQuestionCommand,
  type AnswerLookupQuestionPayload,
  ListLookupQuestions,
  type ListLookupQuestionsPayload,
  type LookupQuestionList,
  type LookupQuestionView,
  type LookupView,
  type MessageContext,
  ReadLookup,
  type ReadLookupPayload,
  type Refusal,
  StartLookup,
  type StartLookupPayload,
} from '@hub/contracts';
import { AnswerLookupQuestion } from '../../application/lookups/answer-lookup-question.js';
import { LookUp } from '../../application/lookups/look-up.js';

@Controller()
export class LookupController {
  constructor(
    private readonly answerLookupQuestion: AnswerLookupQuestion,
    private readonly lookUp: LookUp,
  ) {}

  @MessagePattern(StartLookup.type)
  start(
    @Payload() payload: StartLookupPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupView | Refusal> {
    return this.lookUp.start(payload, context);
  }

  @MessagePattern(ReadLookup.type)
  read(
    @Payload() payload: ReadLookupPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupView | Refusal> {
    return this.lookUp.read(payload, context);
  }

  @MessagePattern(ListLookupQuestions.type)
  listQuestions(
    @Payload() _payload: ListLookupQuestionsPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupQuestionList> {
    return this.answerLookupQuestion.list(context);
  }

  @MessagePattern(AnswerLookupQuestionCommand.type)
  answerQuestion(
    @Payload() payload: AnswerLookupQuestionPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupQuestionView | Refusal> {
    return this.answerLookupQuestion.execute(payload, context);
  }
}

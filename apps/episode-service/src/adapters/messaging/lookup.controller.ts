import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerLookupQuestion as AnswerLookupQuestionCommand,
  type AnswerLookupQuestionPayload,
  ConsentGranted,
  type ConsentGrantedPayload,
  ConsentWithdrawn,
  type ConsentWithdrawnPayload,
  DecideLookupConfirmation,
  type DecideLookupConfirmationPayload,
  ListLookupConfirmations,
  type ListLookupConfirmationsPayload,
  ListLookupQuestions,
  type ListLookupQuestionsPayload,
  type LookupConfirmationList,
  type LookupConfirmationView,
  type LookupQuestionList,
  type LookupQuestionView,
  type LookupView,
  type MessageContext,
  type PointerView,
  PublishPointer,
  type PublishPointerPayload,
  ReadLookup,
  type ReadLookupPayload,
  type Refusal,
  StartLookup,
  type StartLookupPayload,
} from '@hub/contracts';
import { AnswerLookupQuestion } from '../../application/lookups/answer-lookup-question.js';
import { ConfirmLookup } from '../../application/lookups/confirm-lookup.js';
import { LookUp } from '../../application/lookups/look-up.js';
import { OnConsentChanged } from '../../application/episodes/on-consent-changed.js';
import { PublishPointers } from '../../application/pointers/publish-pointers.js';

@Controller()
export class LookupController {
  constructor(
    private readonly lookUp: LookUp,
    private readonly confirmLookup: ConfirmLookup,
    private readonly answerLookupQuestion: AnswerLookupQuestion,
    private readonly publishPointers: PublishPointers,
    private readonly onConsentChanged: OnConsentChanged,
  ) {}

  @MessagePattern(StartLookup.type)
  start(@Payload() payload: StartLookupPayload, @Ctx() context: MessageContext): Promise<LookupView | Refusal> {
    return this.lookUp.start(payload, context);
  }

  @MessagePattern(ReadLookup.type)
  read(@Payload() payload: ReadLookupPayload, @Ctx() context: MessageContext): Promise<LookupView | Refusal> {
    return this.lookUp.read(payload, context);
  }

  @MessagePattern(ListLookupConfirmations.type)
  listConfirmations(@Payload() _payload: ListLookupConfirmationsPayload, @Ctx() context: MessageContext): Promise<LookupConfirmationList> {
    return this.confirmLookup.list(context);
  }

  @MessagePattern(DecideLookupConfirmation.type)
  decideConfirmation(@Payload() payload: DecideLookupConfirmationPayload, @Ctx() context: MessageContext): Promise<LookupConfirmationView | Refusal> {
    return this.confirmLookup.decide(payload, context);
  }

  @MessagePattern(ListLookupQuestions.type)
  listQuestions(@Payload() _payload: ListLookupQuestionsPayload, @Ctx() context: MessageContext): Promise<LookupQuestionList> {
    return this.answerLookupQuestion.list(context);
  }

  @MessagePattern(AnswerLookupQuestionCommand.type)
  answerQuestion(@Payload() payload: AnswerLookupQuestionPayload, @Ctx() context: MessageContext): Promise<LookupQuestionView | Refusal> {
    return this.answerLookupQuestion.execute(payload, context);
  }

  @MessagePattern(PublishPointer.type)
  publish(@Payload() payload: PublishPointerPayload, @Ctx() context: MessageContext): Promise<PointerView | Refusal> {
    return this.publishPointers.one(payload, context);
  }

  @EventPattern<string>(ConsentGranted.type)
  consentGranted(@Payload() payload: ConsentGrantedPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.onConsentChanged.granted(payload, context);
  }

  @EventPattern<string>(ConsentWithdrawn.type)
  consentWithdrawn(@Payload() payload: ConsentWithdrawnPayload, @Ctx() context: MessageContext): Promise<void> {
    return this.onConsentChanged.withdrawn(payload, context);
  }
}

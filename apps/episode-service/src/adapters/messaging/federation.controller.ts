import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AnswerLookupEnquiry,
  type AnswerLookupEnquiryPayload,
  type CoverageList,
  type Done,
  JoinLookupFederation,
  type JoinLookupFederationPayload,
  LeaveLookupFederation,
  type LeaveLookupFederationPayload,
  ListLookupCoverage,
  type MessageContext,
  type Refusal,
} from '@hub/contracts';
import { AnswerEnquiry } from '../../application/lookups/answer-enquiry.js';
import { Federate } from '../../application/lookups/federate.js';

/** Authorities that keep their own index. */
@Controller()
export class FederationController {
  constructor(
    private readonly federate: Federate,
    private readonly answerEnquiry: AnswerEnquiry,
  ) {}

  @MessagePattern(JoinLookupFederation.type)
  join(
    @Payload() payload: JoinLookupFederationPayload,
    @Ctx() context: MessageContext,
  ): Promise<Done | Refusal> {
    return this.federate.join(payload, context);
  }

  @MessagePattern(LeaveLookupFederation.type)
  leave(
    @Payload() _payload: LeaveLookupFederationPayload,
    @Ctx() context: MessageContext,
  ): Promise<Done | Refusal> {
    return this.federate.leave(context);
  }

  @MessagePattern(ListLookupCoverage.type)
  coverage(): Promise<CoverageList> {
    return this.federate.coverage();
  }

  @MessagePattern(AnswerLookupEnquiry.type)
  answer(
    @Payload() payload: AnswerLookupEnquiryPayload,
    @Ctx() context: MessageContext,
  ): Promise<Done | Refusal> {
    return this.answerEnquiry.execute(payload, context);
  }
}

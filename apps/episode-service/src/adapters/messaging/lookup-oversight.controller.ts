import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  DecideLookupConfirmation,
  type DecideLookupConfirmationPayload,
  DecideLookupReview,
  type DecideLookupReviewPayload,
  ListLookupConfirmations,
  type ListLookupConfirmationsPayload,
  ListLookupReviews,
  type ListLookupReviewsPayload,
  type LookupConfirmationList,
  type LookupConfirmationView,
  type LookupReviewList,
  type LookupReviewView,
  type MessageContext,
  type Refusal,
} from '@hub/contracts';
import { ConfirmLookup } from '../../application/lookups/confirm-lookup.js';
import { ReviewLookup } from '../../application/lookups/review-lookup.js';

/** Whether a lookup has a legitimate reason: asked before by the asker’s own authority, after by another. */
@Controller()
export class LookupOversightController {
  constructor(
    private readonly confirmLookup: ConfirmLookup,
    private readonly reviewLookup: ReviewLookup,
  ) {}

  @MessagePattern(ListLookupConfirmations.type)
  listConfirmations(
    @Payload() _payload: ListLookupConfirmationsPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupConfirmationList> {
    return this.confirmLookup.list(context);
  }

  @MessagePattern(DecideLookupConfirmation.type)
  decideConfirmation(
    @Payload() payload: DecideLookupConfirmationPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupConfirmationView | Refusal> {
    return this.confirmLookup.decide(payload, context);
  }

  @MessagePattern(ListLookupReviews.type)
  listReviews(
    @Payload() _payload: ListLookupReviewsPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupReviewList> {
    return this.reviewLookup.list(context);
  }

  @MessagePattern(DecideLookupReview.type)
  decideReview(
    @Payload() payload: DecideLookupReviewPayload,
    @Ctx() context: MessageContext,
  ): Promise<LookupReviewView | Refusal> {
    return this.reviewLookup.decide(payload, context);
  }
}

import { type Refusal, refuse } from '@hub/contracts';
import {
  type DecideLookupReviewPayload,
  LookupReviewDecided,
  type LookupReviewList,
  type LookupReviewView,
} from '@hub/contracts/lookup';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import type { LookupReview } from '../../domain/lookups/lookup-review.js';
import type { LookupStores, LookupWork } from '../ports.js';

const MOST_LISTED = 100;

/**
 * Lets the lead CAF contact of an authority with no part in a lookup say whether it had a
 * legitimate reason.
 */
export class ReviewLookup {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  list({ caller }: MessageContext): Promise<LookupReviewList> {
    return this.work.read(async (stores) => {
      const items: LookupReviewView[] = [];
      for (const review of await stores.lookupReviews.waiting(caller.authority, MOST_LISTED))
        items.push(await view(review, stores));
      return { items };
    });
  }

  decide(
    decision: DecideLookupReviewPayload,
    context: MessageContext,
  ): Promise<LookupReviewView | Refusal> {
    const { caller } = context;
    const { reviewId, justified, reason } = decision;
    if (!justified && reason === undefined)
      return Promise.resolve(
        refuse('reason_missing', 'Say why the lookup had no legitimate reason.'),
      );
    return this.work.request(context, decision, async (stores) => {
      const review = await stores.lookupReviews.lock(reviewId, caller.authority);
      if (!review) return refuse('not_found');
      if (review.state !== 'waiting') return refuse('conflict', 'It was decided already.');
      const decided: LookupReview = { ...review, state: justified ? 'justified' : 'unjustified' };
      await stores.lookupReviews.decide(decided, {
        personId: caller.personId,
        at: this.clock.now(),
        reason,
      });
      const told = fact(LookupReviewDecided, { reviewId, lookupId: review.lookupId, justified }, [
        review.askedBy,
      ]);
      return { result: await view(decided, stores), facts: [told] };
    });
  }
}

async function view(
  { id, lookupId, askedBy, personId, because, state, reviewBy }: LookupReview,
  { lookups }: LookupStores,
): Promise<LookupReviewView> {
  const lookup = await lookups.find(lookupId);
  if (!lookup) throw new Error(`A review belongs to a lookup, but there is no ${lookupId}`);
  const { purpose, caseReference, askedAt } = lookup;
  return {
    id,
    lookupId,
    askedBy,
    ...(personId === undefined ? {} : { personId }),
    purpose,
    caseReference,
    askedAt,
    because,
    state,
    reviewBy,
  };
}

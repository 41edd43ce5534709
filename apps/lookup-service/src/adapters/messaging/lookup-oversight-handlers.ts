import * as messages from '@hub/contracts/lookup';
import { answer, type Handler } from '@hub/service-host';
import type { ConfirmLookup } from '../../application/lookups/confirm-lookup.js';
import type { ReviewLookup } from '../../application/lookups/review-lookup.js';

/**
 * Whether a lookup has a legitimate reason: asked before by the asker’s own authority, after by
 * another.
 */
export function lookupOversightHandlers({
  confirmLookup,
  reviewLookup,
}: {
  readonly confirmLookup: ConfirmLookup;
  readonly reviewLookup: ReviewLookup;
}): Handler[] {
  return [
    answer(messages.ListLookupConfirmations, (_payload, context) => confirmLookup.list(context)),
    answer(messages.DecideLookupConfirmation, (payload, context) =>
      confirmLookup.decide(payload, context),
    ),
    answer(messages.ListLookupReviews, (_payload, context) => reviewLookup.list(context)),
    answer(messages.DecideLookupReview, (payload, context) =>
      reviewLookup.decide(payload, context),
    ),
  ];
}

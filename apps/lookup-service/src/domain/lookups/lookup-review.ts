import type { LOOKUP_REVIEW_CAUSES, LOOKUP_REVIEW_STATES } from '@hub/contracts/lookup';
import { WorkingTime } from '@hub/working-time';
import type { ReviewPolicy } from './lookup-policy.js';

/** A lookup that somebody of an authority with no part in it looks into. */
export interface LookupReview {
  readonly id: string;
  readonly lookupId: string;
  /** Who reviews it. */
  readonly reviewer: string;
  readonly askedBy: string;
  readonly personId: string | undefined;
  readonly because: (typeof LOOKUP_REVIEW_CAUSES)[number];
  readonly state: (typeof LOOKUP_REVIEW_STATES)[number];
  readonly reviewBy: string;
}

export function reviewBy(at: string, { hours }: ReviewPolicy): string {
  return new WorkingTime().addHours(at, hours);
}

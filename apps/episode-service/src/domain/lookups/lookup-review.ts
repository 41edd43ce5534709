import { AUTHORITY_CODES, type LOOKUP_REVIEW_CAUSES, type LOOKUP_REVIEW_STATES } from '@hub/contracts';
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

/** An authority that is none of these, drawn by chance. @param chance at least 0 and below 1 */
export function drawReviewer(parts: readonly string[], chance: number): string {
  const others = AUTHORITY_CODES.filter((code) => !parts.includes(code));
  const drawn = others[Math.floor(chance * others.length)];
  if (drawn === undefined) throw new Error('Every authority has a part in it');
  return drawn;
}

export function reviewBy(at: string, { hours }: ReviewPolicy): string {
  return new WorkingTime().addHours(at, hours);
}

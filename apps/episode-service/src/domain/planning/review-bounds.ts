import type { EpisodeStep } from '@hub/contracts/episode';
import { dayAfter, londonDate } from '@hub/working-time';

/** How far ahead reviews of a plan may lie, in days. */
export interface ReviewBounds {
  /** The first, after the plan was adopted. */
  readonly firstDays: number;
  /** Each one after that. */
  readonly nextDays: number;
}

/** The last day on which the review that a step sets may be. */
export function latestReview(step: EpisodeStep, at: string, bounds: ReviewBounds): string {
  const days = step === 'agree_plan' ? bounds.firstDays : bounds.nextDays;
  return dayAfter(londonDate(at), days);
}

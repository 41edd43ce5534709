import type { EpisodeView } from '@hub/contracts/episode';
import { todayOf } from '../../words/dates.js';

const OVER: readonly EpisodeView['state'][] = ['closed', 'withdrawn', 'voided'];

/** Whether a review should have been; nobody reviews what is over. */
export function isReviewLate(
  { nextReviewOn, state }: Pick<EpisodeView, 'nextReviewOn' | 'state'>,
  now: number,
): boolean {
  return !OVER.includes(state) && nextReviewOn !== undefined && nextReviewOn < todayOf(now);
}

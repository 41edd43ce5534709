import type { EpisodeView } from '@hub/contracts/episode';
import { todayOf } from '../../words/dates.js';

const OVER: readonly EpisodeView['state'][] = ['closed', 'withdrawn', 'voided', 'folded'];

export function isOver({ state }: Pick<EpisodeView, 'state'>): boolean {
  return OVER.includes(state);
}

/** Whether a review should have been; nobody reviews what is over. */
export function isReviewLate(
  episode: Pick<EpisodeView, 'nextReviewOn' | 'state'>,
  now: number,
): boolean {
  const { nextReviewOn } = episode;
  return !isOver(episode) && nextReviewOn !== undefined && nextReviewOn < todayOf(now);
}

import { type Refusal, refuse } from '@hub/contracts';
import { ReviewCalled } from '@hub/contracts/planning';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type LivedEpisode } from '../../domain/episode.js';
import type { EpisodeStep } from '@hub/contracts/episode';
import {
  callReview,
  endReview,
  isOpenReview,
  reopenReview,
} from '../../domain/planning/review-meeting.js';
import { type ClosedPeople, refuseClosed } from '../../domain/planning/closed-on-day.js';
import type { EpisodeStores } from '../ports.js';

interface StepTaken {
  readonly step: EpisodeStep;
  /** With begin_review: when the team meets. */
  readonly meetingOn: string | undefined;
  /** With begin_review: when those who are to meet are closed. */
  readonly closed?: ClosedPeople;
  readonly by: {
    readonly id: string;
    readonly authority: string;
    readonly personId?: string | undefined;
    readonly at: string;
  };
}

/**
 * What a step does to the meeting: one that begins a review calls it, one that completes it needs
 * it to have been held, and one that ends the episode cancels it. An episode that was in review
 * before meetings were kept has none.
 */
export async function followReview(
  { reviews }: Pick<EpisodeStores, 'reviews'>,
  episode: LivedEpisode,
  { step, meetingOn, closed = new Map(), by }: StepTaken,
): Promise<readonly Fact[] | Refusal> {
  if (step === 'begin_review' && meetingOn !== undefined) {
    const { id: reviewId, authority, personId } = by;
    const refused = refuseClosed(meetingOn, personId === undefined ? [] : closed.get(personId));
    if (refused) return refused;
    const called = callReview(episode, { ...by, meetingOn, closed });
    await reviews.add(called);
    const told = { reviewId, episodeId: episode.id, meetingOn, authority };
    return [fact(ReviewCalled, told, counterpartsOf(episode))];
  }
  const open = (await reviews.ofEpisode(episode.id)).find(isOpenReview);
  if (!open) return [];
  if (step === 'complete_review') {
    if (open.state !== 'held') return refuse('review_not_held');
    await reviews.save(endReview(open, 'completed'));
  } else if (episode.state === 'closed' || episode.state === 'stepped_up')
    await reviews.save(endReview(open, 'cancelled'));
  return [];
}

/** What taking a step back does to the meeting. */
export async function unfollowReview(
  { reviews }: Pick<EpisodeStores, 'reviews'>,
  { id, state, resumesAs }: LivedEpisode,
  step: EpisodeStep,
): Promise<void> {
  const [newest] = await reviews.ofEpisode(id);
  if (!newest) return;
  if (step === 'begin_review') await reviews.save(endReview(newest, 'cancelled'));
  else if (state === 'in_review' || resumesAs === 'in_review')
    await reviews.save(reopenReview(newest));
}

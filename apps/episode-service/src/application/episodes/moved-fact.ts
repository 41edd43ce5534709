import { EpisodeMoved, type EpisodeMovedPayload } from '@hub/contracts/episode';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode, shownState } from '../../domain/episode.js';

interface StepDetails extends Pick<EpisodeMovedPayload, 'step' | 'undone'> {
  readonly closingReason?: EpisodeMovedPayload['closingReason'] | undefined;
}

/**
 * Tells all who have a part in an episode how it stands after a step, and who lost theirs by it.
 * @param before the episode as it was
 */
export function movedFact(
  episode: Episode,
  before: Episode,
  { step, closingReason, undone }: StepDetails,
): Fact {
  const { id: episodeId, homeAuthority, nextReviewOn, version } = episode;
  const counterparts = counterpartsOf(episode);
  const told = {
    episodeId,
    state: shownState(episode),
    homeAuthority,
    counterparts,
    version,
    step,
    ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
    ...(closingReason === undefined ? {} : { closingReason }),
    ...(undone === undefined ? {} : { undone }),
  };
  return fact(EpisodeMoved, told, [...counterparts, ...counterpartsOf(before)]);
}

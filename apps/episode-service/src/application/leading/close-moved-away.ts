import { isRefusal, type Refusal } from '@hub/contracts';
import type { Fact } from '@hub/use-case';
import type { LivedEpisode } from '../../domain/episode.js';
import { takeStep } from '../../domain/episode-steps.js';
import type { Continuum } from '../../domain/planning/continuum.js';
import type { ReviewBounds } from '../../domain/planning/review-bounds.js';
import { standingOf } from '../../domain/step-undoing.js';
import { endOpenWork } from '../episodes/end-open-work.js';
import { movedFact } from '../episodes/moved-fact.js';
import { peopleFact } from '../episodes/people-fact.js';
import type { EpisodeStores } from '../ports.js';

export interface ClosingTools {
  readonly bounds: ReviewBounds;
  readonly continuum: Continuum;
}

const MOVED_AWAY = 'moved_out_of_london';

/** Closes an episode that goes on outside London, by the step that anybody would take. */
export async function closeMovedAway(
  stores: EpisodeStores,
  episode: LivedEpisode,
  by: { readonly authority: string; readonly personId: string | undefined; readonly at: string },
  tools: ClosingTools,
): Promise<readonly Fact[] | Refusal> {
  const { id: episodeId } = episode;
  const step = { episodeId, step: 'close', closingReason: MOVED_AWAY } as const;
  const { authority, personId, at } = by;
  const moved = takeStep(episode, step, { authority, personId, at, ...tools });
  if (isRefusal(moved)) return moved;
  await stores.episodes.addStep(moved.episode, moved.taken, standingOf(episode));
  return [
    movedFact(moved.episode, episode, { step: 'close', closingReason: MOVED_AWAY }),
    ...(await endOpenWork(stores, moved.episode, { because: 'case_closed', at })),
    peopleFact(moved.episode),
  ];
}

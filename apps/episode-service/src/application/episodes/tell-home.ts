import type { Fact } from '@hub/use-case';
import { type Episode, homeTold, type LivedEpisode, shownState } from '../../domain/episode.js';
import { standingOf } from '../../domain/step-undoing.js';
import type { EpisodeStore } from '../ports.js';
import { movedFact } from './moved-fact.js';
import { peopleFact } from './people-fact.js';

/**
 * Gives the authority where the child lives its part, once the family has agreed to it.
 * @param by who recorded that
 */
export async function tellHome(
  episodes: EpisodeStore,
  untold: LivedEpisode,
  by: { readonly authority: string; readonly at: string },
): Promise<{ readonly episode: Episode; readonly facts: Fact[] }> {
  const episode = homeTold(untold);
  const { version } = episode;
  const step = 'change_home';
  const taken = { version, step, state: shownState(episode), ...by } as const;
  await episodes.addStep(episode, taken, standingOf(untold));
  return { episode, facts: [movedFact(episode, untold, { step }), peopleFact(episode)] };
}

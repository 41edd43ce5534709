import type { Fact } from '@hub/use-case';
import { type Episode, homeTold, shownState } from '../../domain/episode.js';
import type { EpisodeStore } from '../ports.js';
import { movedFact } from './moved-fact.js';

/**
 * Gives the authority where the child lives its part, once the family has agreed to it.
 * @param by who recorded that
 */
export async function tellHome(
  episodes: EpisodeStore,
  untold: Episode,
  by: { readonly authority: string; readonly at: string },
): Promise<{ readonly episode: Episode; readonly fact: Fact }> {
  const episode = homeTold(untold);
  const { nextReviewOn, version } = episode;
  const step = 'change_home';
  const taken = { version, step, state: shownState(episode), ...by } as const;
  await episodes.addStep(episode, taken, nextReviewOn);
  return { episode, fact: movedFact(episode, untold, { step }) };
}

import { EpisodeMoved } from '@hub/contracts/episode';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode, homeTold, shownState } from '../../domain/episode.js';
import type { EpisodeStore } from '../ports.js';

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
  const { id: episodeId, homeAuthority, nextReviewOn, version } = episode;
  const taken = { version, step: 'change_home', state: shownState(episode), ...by } as const;
  await episodes.addStep(episode, taken, nextReviewOn);
  const counterparts = counterpartsOf(episode);
  return {
    episode,
    fact: fact(
      EpisodeMoved,
      {
        episodeId,
        step: 'change_home',
        state: taken.state,
        homeAuthority,
        counterparts,
        version,
        ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
      },
      counterparts,
    ),
  };
}

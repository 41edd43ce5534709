import { EpisodeResumed } from '@hub/contracts/episode';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode, shownState } from '../../domain/episode.js';

/** That an episode that had stopped goes on. */
export function resumedFact(episode: Episode): Fact {
  const { id: episodeId, consentId, reopens } = episode;
  const counterparts = counterpartsOf(episode);
  return fact(
    EpisodeResumed,
    {
      episodeId,
      consentId,
      state: shownState(episode),
      counterparts,
      ...(reopens === undefined ? {} : { reopens }),
    },
    counterparts,
  );
}

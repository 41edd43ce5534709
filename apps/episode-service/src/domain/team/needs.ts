import { type Refusal, refuse } from '@hub/contracts';
import type { SaidNeeds } from '@hub/contracts/team';
import { type Episode, isRunning, type LivedEpisode } from '../episode.js';

/** The episode with what its family needs, in place of what was said before. */
export function recordNeeds(
  episode: LivedEpisode,
  { interpreter, easyRead, access }: SaidNeeds,
  by: { readonly authority: string; readonly at: string },
): LivedEpisode | Refusal {
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  return {
    ...episode,
    needs: {
      ...(interpreter === undefined ? {} : { interpreter }),
      easyRead,
      ...(access === undefined ? {} : { access: [...access].sort() }),
      authority: by.authority,
      recordedAt: by.at,
    },
    version: episode.version + 1,
  };
}

/** The episode once what its family needs, and who has no account, is erased. */
export function withoutFamily({ needs: _needs, contacts: _erased, ...episode }: Episode): Episode {
  return { ...episode, version: episode.version + 1 };
}

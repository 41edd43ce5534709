import { type Refusal, refuse } from '@hub/contracts';
import type { NameCoordinatorPayload } from '@hub/contracts/team';
import { counterpartsOf, isRunning, type LivedEpisode } from '../episode.js';
import { isHidden } from '../shield-terms.js';
import type { Coordinator } from './coordinator-terms.js';

interface Naming {
  /** Where identity-service says that they work; absent where it knows nobody. */
  readonly employer: string | undefined;
  /** What the family agreed to covers their authority. */
  readonly agreed: boolean;
  readonly confirmed: boolean;
  readonly at: string;
}

/** The episode with who coordinates it now; whoever did hands over to them. */
export function nameCoordinator(
  episode: LivedEpisode,
  { authority, personId }: Pick<NameCoordinatorPayload, 'authority' | 'personId'>,
  { employer, agreed, confirmed, at }: Naming,
): LivedEpisode | Refusal {
  const { coordinator: now } = episode;
  if (employer !== authority) return refuse('person_unknown');
  if (isHidden(episode.shield, { authority, personId })) return refuse('shielded_from');
  if (now?.personId === personId) return refuse('already_coordinates');
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  // Whoever has a part in it already learns nothing new by it.
  if (!agreed && !counterpartsOf(episode).includes(authority)) return refuse('consent_missing');
  const before = now ? [...now.before, endedAt(now, at)] : [];
  return {
    ...episode,
    coordinator: { authority, personId, since: at, confirmed, before },
    version: episode.version + 1,
  };
}

function endedAt({ authority, personId, since }: Coordinator, until: string) {
  return { authority, personId, since, until };
}

import { type Refusal, refuse } from '@hub/contracts';
import type { NameCoordinatorPayload } from '@hub/contracts/team';
import { counterpartsOf, isRunning, type LivedEpisode } from '../episode.js';
import { isHidden } from '../shield-terms.js';
import type { PastCoordinator } from './coordinator-terms.js';

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
  if (employer !== authority) return refuse('person_unknown');
  if (isHidden(episode.shield, { authority, personId })) return refuse('shielded_from');
  if (episode.coordinator?.personId === personId) return refuse('already_coordinates');
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  // Whoever has a part in it already learns nothing new by it.
  if (!agreed && !counterpartsOf(episode).includes(authority)) return refuse('consent_missing');
  return {
    ...withoutCoordinator(episode, { until: at }),
    coordinator: { authority, personId, since: at, confirmed },
    version: episode.version + 1,
  };
}

/** The episode without anybody who coordinates it; that they did stays on record. */
export function endCoordinator(
  episode: LivedEpisode,
  ended: { readonly at: string; readonly because: NonNullable<PastCoordinator['because']> },
): LivedEpisode | Refusal {
  if (!episode.coordinator) return refuse('nobody_coordinates');
  return withoutCoordinator(episode, { until: ended.at, because: ended.because });
}

/** The same; one that nobody coordinates stays as it is. */
export function withoutCoordinator(
  { coordinator, ...episode }: LivedEpisode,
  ended: Pick<PastCoordinator, 'until' | 'because'>,
): LivedEpisode {
  if (!coordinator) return episode;
  const { authority, personId, since } = coordinator;
  const { coordinatorsBefore = [] } = episode;
  return {
    ...episode,
    coordinatorsBefore: [...coordinatorsBefore, { authority, personId, since, ...ended }],
    version: episode.version + 1,
  };
}

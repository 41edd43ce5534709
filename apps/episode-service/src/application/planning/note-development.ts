import type { DevelopmentKind } from '@hub/contracts/planning';
import type { Episode } from '../../domain/episode.js';
import { isNewToLead } from '../../domain/planning/development.js';
import type { EpisodeStores } from '../ports.js';

/** Lets whoever leads hear of what somebody else did. */
export async function noteDevelopment(
  { developments }: Pick<EpisodeStores, 'developments'>,
  episode: Episode,
  kind: DevelopmentKind,
  { personId, at }: { readonly personId?: string | undefined; readonly at: string },
): Promise<void> {
  if (isNewToLead(episode, personId)) await developments.note({ episodeId: episode.id, kind, at });
}

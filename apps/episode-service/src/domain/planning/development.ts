import type { DevelopmentKind } from '@hub/contracts/planning';
import { actingLead, type Episode } from '../episode.js';

/** That others did something of a kind, and whoever leads has not looked at it yet. */
export interface Development {
  readonly episodeId: string;
  readonly kind: DevelopmentKind;
  readonly since: string;
  readonly lastAt: string;
}

/** Whoever leads knows what they did themselves. */
export function isNewToLead(episode: Pick<Episode, 'lead'>, by: string | undefined): boolean {
  return by !== actingLead(episode);
}

import { type Refusal, refuse } from '@hub/contracts';
import type { MergeDecline } from '@hub/contracts/protection';
import { WorkingTime } from '@hub/working-time';
import {
  counterpartsOf,
  endOf,
  type Episode,
  isLived,
  isRunning,
  type LivedEpisode,
} from '../episode.js';
import { isHidden } from '../shield-terms.js';
import { type Agreement, agreeAs } from '../agreements.js';
import { answeringFor, type Merge, type OpenMerge } from './merge.js';

/** So many working days those who answer for the two have to look at it. */
const DECIDE_DAYS = 2;

/** The two, where one may be folded into the other. */
export interface Pair {
  readonly kept: LivedEpisode;
  readonly folded: LivedEpisode;
}

/**
 * Whether one may be folded into the other now.
 *
 * @param takenIn what was folded into the one that would be folded
 */
export function mayMerge(
  kept: Episode,
  folded: Episode,
  takenIn: readonly Episode[],
): Pair | Refusal {
  if (kept.id === folded.id)
    return refuse('invalid_request', undefined, [
      { field: 'with', message: 'is the same episode' },
    ]);
  if (!isLived(kept)) return endOf(kept);
  if (!isLived(folded)) return endOf(folded);
  if (!isRunning(kept)) return refuse('merge_not_running');
  if (takenIn.length > 0) return refuse('merge_keeps_other');
  return hidesFromOther(kept, folded) || hidesFromOther(folded, kept)
    ? refuse('shielded_from')
    : { kept, folded };
}

/** Somebody with a part in the other would learn of it. */
export function hidesFromOther(hidden: Episode, other: Episode): boolean {
  const parts = counterpartsOf(other).map((authority) => ({ authority }));
  return [...parts, other.lead, ...other.team].some((one) => isHidden(hidden.shield, one));
}

/** @param before what was proposed of either */
export function proposeMerge(
  proposal: Omit<OpenMerge, 'dueAt' | 'climbs' | 'agreements' | 'state' | 'version'>,
  before: readonly Merge[],
): OpenMerge | Refusal {
  if (before.some(({ state }) => state === 'proposed')) return refuse('merge_open');
  const dueAt = new WorkingTime().addDays(proposal.proposedAt, DECIDE_DAYS);
  return { ...proposal, dueAt, climbs: 0, agreements: [], state: 'proposed', version: 1 };
}

/** Somebody else than who proposed it; an authority that agreed has said so. */
export function agreeToMerge(merge: Merge, by: Agreement): OpenMerge | Refusal {
  const open = openTo(merge, by);
  if ('refused' in open) return open;
  return agreeAs(open, answeringFor(merge), by);
}

export function declineMerge(
  merge: Merge,
  declinedBecause: MergeDecline,
  by: Agreement,
): Extract<Merge, { state: 'declined' }> | Refusal {
  const open = openTo(merge, by);
  if ('refused' in open) return open;
  const version = open.version + 1;
  return { ...open, state: 'declined', declinedBecause, decidedAt: by.at, version };
}

function openTo(merge: Merge, { authority }: Agreement): OpenMerge | Refusal {
  if (!answeringFor(merge).includes(authority)) return refuse('not_agreeing');
  return merge.state === 'proposed' ? merge : refuse('merge_settled');
}

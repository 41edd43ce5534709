import { type Refusal, refuse } from '@hub/contracts';
import type { SplitDecline } from '@hub/contracts/protection';
import { WorkingTime } from '@hub/working-time';
import { type Agreement, agreeAs } from '../agreements.js';
import { endOf, type Episode, type FoldedEpisode, isLived, type LivedEpisode } from '../episode.js';
import { hidesFromOther } from '../merges/merge-decisions.js';
import { isHidden } from '../shield-terms.js';
import { answeringForSplit, type OpenSplit, type Split } from './split.js';

/** So many working days those who answer for the two have to look at it. */
const DECIDE_DAYS = 2;

/** The episode that two children are in, and that of the other child. */
export interface Apart {
  readonly from: LivedEpisode;
  readonly to: LivedEpisode | FoldedEpisode;
}

/**
 * Whether two children may be told apart now. Where a merge is undone, who has a part in one knew
 * of the other; else nobody may learn of one by it from whom that one is hidden.
 */
export function maySplit(from: Episode, to: Episode): Apart | Refusal {
  if (from.id === to.id)
    return refuse('invalid_request', undefined, [
      { field: 'other', message: 'is the same episode' },
    ]);
  if (!isLived(from)) return endOf(from);
  if (to.state === 'folded') return to.folded.into === from.id ? { from, to } : endOf(to);
  if (!isLived(to)) return endOf(to);
  return hidesFromOther(from, to) || hidesFromOther(to, from)
    ? refuse('shielded_from')
    : { from, to };
}

/** Who agrees for each: where it was started; who leads the first where either is hidden there. */
export function sidesOf({ from, to }: Apart): Pick<Split, 'from' | 'to'> {
  const [own, other] = [from, to].map(({ id: episodeId, originatingAuthority: authority }) => {
    const isKept = [from, to].some(({ shield }) => isHidden(shield, { authority }));
    return { episodeId, answers: isKept ? from.lead.authority : authority };
  }) as [Split['from'], Split['to']];
  return { from: own, to: other };
}

/** @param before what was proposed of either */
export function proposeSplit(
  proposal: Omit<OpenSplit, 'dueAt' | 'climbs' | 'agreements' | 'state' | 'version'>,
  before: readonly Split[],
): OpenSplit | Refusal {
  if (before.some(({ state }) => state === 'proposed')) return refuse('split_open');
  const dueAt = new WorkingTime().addDays(proposal.proposedAt, DECIDE_DAYS);
  return { ...proposal, dueAt, climbs: 0, agreements: [], state: 'proposed', version: 1 };
}

export function agreeToSplit(split: Split, by: Agreement): OpenSplit | Refusal {
  const open = openTo(split, by);
  return 'refused' in open ? open : agreeAs(open, answeringForSplit(open), by);
}

export function declineSplit(
  split: Split,
  declinedBecause: SplitDecline,
  by: Agreement,
): Extract<Split, { state: 'declined' }> | Refusal {
  const open = openTo(split, by);
  if ('refused' in open) return open;
  const version = open.version + 1;
  return { ...open, state: 'declined', declinedBecause, decidedAt: by.at, version };
}

function openTo(split: Split, { authority }: Agreement): OpenSplit | Refusal {
  if (!answeringForSplit(split).includes(authority)) return refuse('not_agreeing');
  return split.state === 'proposed' ? split : refuse('split_settled');
}

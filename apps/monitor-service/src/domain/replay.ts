import type { ReplayState } from '@hub/contracts/monitor';
import { weightyTypes } from '@hub/internal-messages';

/** Messages chosen by operations to be tried again, in steps that grow while all goes well. */
export interface Replay {
  readonly id: string;
  readonly state: ReplayState;
  readonly reason: string;
  readonly ratePerSecond: number;
  /** Index into `STEPS`. */
  readonly step: number;
  /** Items that had failed again when a person last set it going. */
  readonly failedBefore: number;
  readonly needsApproval: boolean;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly approvedBy?: string;
  readonly stoppedBecause?: string;
  readonly finishedAt?: string;
  /** Up to this instant its rate is used up. */
  readonly usedUpTo?: string;
  readonly version: number;
}

export type ItemState = 'waiting' | 'sent' | 'resolved' | 'duplicate' | 'failed_again';
export type ItemCounts = Readonly<Record<ItemState, number>>;

/** How many messages each step sends; the last sends the rest. */
export const STEPS: readonly number[] = [1, 10, 100, Number.POSITIVE_INFINITY];

const APPROVAL_ABOVE = 100;
const WEIGHTY = new Set(weightyTypes());

/** Whether a second person must agree: what is weighty, and whatever is many. */
export function needsApproval(types: readonly string[], total: number): boolean {
  return total > APPROVAL_ABOVE || types.some((type) => WEIGHTY.has(type));
}

export type Advance =
  | { readonly then: 'send'; readonly count: number }
  | { readonly then: 'next_step' }
  | { readonly then: 'stop'; readonly because: string }
  | { readonly then: 'finish' }
  | { readonly then: 'wait' };

/**
 * What a running replay does next.
 *
 * @param budget messages that the rate allows now
 */
export function advance(
  replay: Pick<Replay, 'step' | 'failedBefore'>,
  counts: ItemCounts,
  budget: number,
): Advance {
  const begun = counts.sent + counts.resolved + counts.duplicate + counts.failed_again;
  const boundary = STEPS.slice(0, replay.step + 1).reduce((sum, size) => sum + size, 0);
  const failed = counts.failed_again - replay.failedBefore;
  if (failed > 0)
    return counts.sent === 0
      ? { then: 'stop', because: `${String(failed)} failed again` }
      : { then: 'wait' };
  if (counts.waiting === 0) return counts.sent === 0 ? { then: 'finish' } : { then: 'wait' };
  if (begun >= boundary) return counts.sent === 0 ? { then: 'next_step' } : { then: 'wait' };
  const count = Math.min(budget, boundary - begun, counts.waiting);
  return count > 0 ? { then: 'send', count } : { then: 'wait' };
}

import type { Consequence, Fact } from '@hub/use-case';
import { type LivedEpisode, resumed } from '../episode.js';
import { end, takeTurn } from './transfer.js';
import { type ClosedSides, NEVER_CLOSED } from './closed-sides.js';
import { isHeld, stopClock } from './transfer-clock.js';
import { tellProgressed, tellStopped } from './transfer-facts.js';
import type { TransferPolicy } from './transfer-policy.js';
import type { EndedTransfer, Transfer, UnendedTransfer } from './transfer-state.js';

/** An episode with those transfers of it that changed. */
export interface Queue {
  readonly episode: LivedEpisode;
  readonly transfers: readonly Transfer[];
}

/** When whose turn comes is told, and when who leads is closed. */
interface Turning {
  readonly at: string;
  readonly policy: TransferPolicy;
  readonly closed?: ClosedSides;
}

/**
 * What the end of a transfer means for the others of its episode: a switch overtakes them all;
 * without one the next has its turn, or the episode goes on as before.
 *
 * @param others those that have not ended, the open one first
 */
export function afterEnd(
  { episode, transfer }: { readonly episode: LivedEpisode; readonly transfer: EndedTransfer },
  others: readonly UnendedTransfer[],
  { at, policy, closed = NEVER_CLOSED }: Turning,
): Consequence<Queue> {
  if (transfer.state === 'completed')
    return cancelAll(episode, others, { reason: 'The role has passed to somebody else.', at });
  const [next] = others;
  if (!next)
    return {
      next: { episode: { ...resumed(episode), version: episode.version + 1 }, transfers: [] },
      facts: [],
    };
  // One that waited was taken back; the open one goes on.
  if (next.state !== 'queued') return { next: { episode, transfers: [] }, facts: [] };
  const turn = takeTurn(next, { at, policy, closed });
  const begun = isHeld(turn, episode) ? stopClock(turn, at) : turn;
  return { next: { episode, transfers: [begun] }, facts: [tellProgressed(begun, episode)] };
}

export function cancelAll(
  episode: LivedEpisode,
  unended: readonly UnendedTransfer[],
  why: { readonly reason: string; readonly at: string },
): Consequence<Queue> {
  const transfers = unended.map((one) => end(one, 'cancel', 'cancelled', why));
  const facts: Fact[] = transfers.map((one) => tellStopped(one, episode));
  return { next: { episode, transfers }, facts };
}

import type { Verdict } from './arrival.js';
import type { Hold } from './hold.js';
import { afterFailure } from './retry-schedule.js';

/** What is known of earlier attempts at a message; `message_id` where it is held. */
export type Before = Pick<Hold, 'attempts'> & Partial<Hold>;

/** How a message that failed is put aside: until another try, or until operations decide. */
export type Aside =
  | { readonly reason: 'parked'; readonly attempts: number }
  | {
      readonly reason: 'retry';
      readonly attempts: number;
      readonly inMs: number;
      readonly replayItem: string | undefined;
    };

/**
 * What becomes of a message that failed once more.
 * @param levelsMs waits before each further attempt, milliseconds
 */
export function asideAs(verdict: Verdict, before: Before, levelsMs: readonly number[]): Aside {
  const attempts = before.attempts + 1;
  const next = verdict.park ? { then: 'park' as const } : afterFailure(attempts, levelsMs);
  return next.then === 'park'
    ? { reason: 'parked', attempts }
    : {
        reason: 'retry',
        attempts,
        inMs: next.inMs,
        replayItem: before.replay_item ?? undefined,
      };
}

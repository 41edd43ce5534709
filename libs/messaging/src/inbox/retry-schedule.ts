/**
 * Waits before each further attempt at a message that failed, in milliseconds: two quick ones, then
 * four levels.
 */
export const RETRY_LEVELS_MS: readonly number[] = [100, 250, 10_000, 60_000, 600_000, 3_600_000];

export type RetryDecision =
  { readonly then: 'retry'; readonly inMs: number } | { readonly then: 'park' };

/**
 * What follows a failure that lies with the message or its handler, not with database or network.
 *
 * @param attempts failures so far, this one included
 */
export function afterFailure(
  attempts: number,
  levelsMs: readonly number[] = RETRY_LEVELS_MS,
): RetryDecision {
  const inMs = levelsMs[attempts - 1];
  return inMs === undefined ? { then: 'park' } : { then: 'retry', inMs };
}

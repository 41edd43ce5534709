const WINDOW_MS = 5 * 60_000;
export const MOST_ENDS = 10;
const PAUSES_MS = { first: 500, longest: 30_000 };

/**
 * How long to wait before something that ended is started again: longer each time within five
 * minutes.
 *
 * @param endedAt instants of its ends in milliseconds, the last one now
 * @returns undefined when it is given up, at the tenth end within five minutes
 */
export function pauseBeforeRestart(endedAt: readonly number[]): number | undefined {
  const now = endedAt.at(-1) ?? 0;
  const recent = endedAt.filter((instant) => now - instant < WINDOW_MS).length;
  return recent >= MOST_ENDS
    ? undefined
    : Math.min(PAUSES_MS.first * 2 ** (recent - 1), PAUSES_MS.longest);
}

import { setTimeout as pause } from 'node:timers/promises';
import { HubProblemError } from '@hub/borough-connector';

const SEEN_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
const KNOWN_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 200;

/** Looks again until it sees what it wants. @throws Error where it does not within half a minute */
export async function untilSeen<T>(
  look: () => Promise<T>,
  wanted: (seen: T) => boolean,
): Promise<T> {
  const deadline = performance.now() + SEEN_WITHIN_MS;
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (performance.now() > deadline)
      throw new Error(`The demonstration stands still: ${JSON.stringify(seen).slice(0, 400)}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Tries again while who has a part in an episode is on its way to the service that decides. */
export async function untilKnown<T>(act: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + KNOWN_WITHIN_MS;
  for (;;)
    try {
      return await act();
    } catch (error) {
      const code = error instanceof HubProblemError ? error.code : undefined;
      const onItsWay = code === 'not_involved' || code === 'conflict' || code === 'not_found';
      if (!onItsWay || performance.now() > deadline) throw error;
      await pause(AGAIN_AFTER_MS);
    }
}

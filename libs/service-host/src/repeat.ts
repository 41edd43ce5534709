import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hub/observability';
import { HOST_LOG } from './log-messages.js';

/**
 * Does a chore in one round after another, with a pause between; a round that fails is logged and
 * the next one tries again.
 *
 * @param pauseMs milliseconds between two rounds
 * @param restOf how many times as long as a round took is paused at least: of a chore that takes
 * longer the more there is, so that it uses a fixed part of the time at most
 * @returns stops it, and resolves when the round in hand is done
 */
export function repeat(
  chore: { execute(): Promise<void> },
  pauseMs: number,
  log: Logger,
  restOf = 0,
): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      const began = performance.now();
      await chore.execute().catch((error: unknown) => {
        log.warn(HOST_LOG.choreDelayed, { error });
      });
      const rest = Math.max(pauseMs, restOf * (performance.now() - began));
      await pause(rest, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return () => {
    stop.abort();
    return running;
  };
}

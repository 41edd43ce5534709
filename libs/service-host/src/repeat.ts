import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hub/observability';
import { HOST_LOG } from './log-messages.js';

/**
 * Does a chore in one round after another, with a pause between; a round that fails is logged and
 * the next one tries again.
 *
 * @returns stops it, and resolves when the round in hand is done
 */
export function repeat(
  chore: { execute(): Promise<void> },
  pauseMs: number,
  log: Logger,
): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await chore.execute().catch((error: unknown) => {
        log.warn(HOST_LOG.choreDelayed, { error });
      });
      await pause(pauseMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return () => {
    stop.abort();
    return running;
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hub/observability';
import { MESSAGING_LOG } from '../log-messages.js';
import type { BrokerConnection } from './broker-connection.js';
import { consumeQueue } from './consume-queue.js';

const PREFETCH = 8;
const PAUSE_MS = 1_000;

export interface BatchConsumer {
  readonly ready: boolean;
  stop(): Promise<void>;
}

/**
 * Takes in messages that are JSON arrays, one after another in their order, each acknowledged once
 * it is stored. A store that fails is tried again until it succeeds; what no array is, is logged
 * and let go.
 */
export function consumeBatches(
  connection: BrokerConnection,
  settings: { queue: string; log: Logger; take: (batches: readonly unknown[]) => Promise<void> },
): BatchConsumer {
  const { queue, log, take } = settings;
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function store(body: Buffer): Promise<boolean> {
    const batches = parseJson(body);
    if (!Array.isArray(batches)) {
      log.error(MESSAGING_LOG.batchUnreadable, { queue });
      return true;
    }
    while (!stopped) {
      try {
        await take(batches);
        return true;
      } catch (error) {
        log.warn(MESSAGING_LOG.batchDelayed, { queue, error });
        await pause(PAUSE_MS);
      }
    }
    return false;
  }

  const consumer = consumeQueue(connection, {
    queue,
    prefetch: PREFETCH,
    handle: (body) => {
      const mine = turn.then(() => store(body));
      turn = mine.catch(() => undefined);
      return mine;
    },
  });
  return {
    get ready() {
      return consumer.ready;
    },
    stop: () => {
      stopped = true;
      return consumer.stop();
    },
  };
}

/** JSON, or undefined where it is none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

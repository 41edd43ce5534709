import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@hub/observability';
import { MESSAGING_LOG } from '../log-messages.js';
import type { BrokerConnection } from './broker-connection.js';
import { consumeQueue } from './consume-queue.js';

/** Stored together at most. */
const PREFETCH = 32;
/** So long others are waited for, to be stored in the same transaction. */
const GATHER_MS = 50;
const PAUSE_MS = 1_000;

export interface BatchConsumer {
  readonly ready: boolean;
  stop(): Promise<void>;
}

export interface BatchSettings {
  readonly queue: string;
  readonly log: Logger;
  readonly take: (batches: readonly unknown[]) => Promise<void>;
  /** Until what comes together was gathered. */
  readonly gather?: () => Promise<unknown>;
}

interface Parcel {
  readonly batches: readonly unknown[];
  readonly done: (stored: boolean) => void;
}

/**
 * Takes in messages that are JSON arrays, in their order, those together that come together, each
 * acknowledged once it is stored. A store that fails is tried again until it succeeds; what no
 * array is, is logged and let go.
 */
export function consumeBatches(
  connection: BrokerConnection,
  { queue, log, take, gather = () => pause(GATHER_MS) }: BatchSettings,
): BatchConsumer {
  let stopped = false;
  let waiting: Parcel[] = [];
  let storing = false;

  async function storeAll(): Promise<void> {
    storing = true;
    while (waiting.length > 0) {
      if (waiting.length < PREFETCH) await gather();
      const together = waiting;
      waiting = [];
      const stored = await store(together.flatMap(({ batches }) => batches));
      for (const { done } of together) done(stored);
    }
    storing = false;
  }

  async function store(batches: readonly unknown[]): Promise<boolean> {
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
      const batches = parseJson(body);
      if (!Array.isArray(batches)) {
        log.error(MESSAGING_LOG.batchUnreadable, { queue });
        return Promise.resolve(true);
      }
      const handled = new Promise<boolean>((done) => waiting.push({ batches, done }));
      if (!storing) void storeAll();
      return handled;
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

import { setTimeout as pause } from 'node:timers/promises';
import type { Heartbeat, JournalBatch } from '@hub/contracts';
import { consumeQueue, HEARTBEAT_QUEUE, JOURNAL_QUEUE, type BrokerConnection, type QueueConsumer } from '@hub/messaging';
import type { Logger } from '@hub/observability';
import { LOG } from '../../log-messages.js';

const PREFETCH = 8;
const PAUSE_MS = 1_000;

export interface JournalConsumerSettings {
  readonly connection: BrokerConnection;
  readonly log: Logger;
  readonly onJournal: (batches: readonly JournalBatch[]) => Promise<void>;
  readonly onHeartbeat: (heartbeat: Heartbeat) => Promise<void>;
}

/** Takes in journals, each acknowledged once it is stored, and signs of life. */
export class JournalConsumer {
  private readonly consumers: readonly QueueConsumer[];
  private stopped = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: JournalConsumerSettings) {
    const { connection } = settings;
    this.consumers = [
      consumeQueue(connection, { queue: JOURNAL_QUEUE, prefetch: PREFETCH, handle: (body) => this.inTurn(() => this.takeJournal(body)) }),
      consumeQueue(connection, { queue: HEARTBEAT_QUEUE, prefetch: PREFETCH, handle: (body) => this.takeHeartbeat(body) }),
    ];
  }

  get ready(): boolean {
    return this.consumers.every((consumer) => consumer.ready);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const consumer of this.consumers) await consumer.stop();
  }

  /** One after another: what is given up and what is settled must be taken in as it happened. */
  private inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async takeJournal(body: Buffer): Promise<boolean> {
    const batches = parse(body) as JournalBatch[] | undefined;
    if (!Array.isArray(batches)) {
      this.settings.log.error(LOG.journalUnreadable);
      return true;
    }
    while (!this.stopped) {
      try {
        await this.settings.onJournal(batches);
        return true;
      } catch (error) {
        this.settings.log.warn(LOG.journalDelayed, { error });
        await pause(PAUSE_MS);
      }
    }
    return false;
  }

  private async takeHeartbeat(body: Buffer): Promise<boolean> {
    const heartbeat = parse(body) as Heartbeat | undefined;
    if (heartbeat) await this.settings.onHeartbeat(heartbeat).catch(() => undefined);
    return true;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

import type { Heartbeat, JournalBatch } from '@hub/journal';
import {
  type BatchConsumer,
  type BrokerConnection,
  consumeBatches,
  consumeQueue,
  HEARTBEAT_QUEUE,
  JOURNAL_QUEUE,
  parseJson,
  type QueueConsumer,
} from '@hub/messaging';
import type { Logger } from '@hub/observability';
import { LOG } from '../../log-messages.js';

const PREFETCH = 8;

export interface JournalConsumerSettings {
  readonly connection: BrokerConnection;
  readonly log: Logger;
  readonly onJournal: (batches: readonly JournalBatch[]) => Promise<void>;
  readonly onHeartbeat: (heartbeat: Heartbeat) => Promise<void>;
}

/**
 * Takes in journals, in their order: what is given up and what is settled must be taken in as it
 * happened; and signs of life.
 */
export class JournalConsumer {
  private readonly journals: BatchConsumer;
  private readonly heartbeats: QueueConsumer;

  constructor(private readonly settings: JournalConsumerSettings) {
    const { connection, log, onJournal } = settings;
    this.journals = consumeBatches(connection, {
      queue: JOURNAL_QUEUE,
      log,
      take: (batches) => onJournal(batches as JournalBatch[]),
    });
    this.heartbeats = consumeQueue(connection, {
      queue: HEARTBEAT_QUEUE,
      prefetch: PREFETCH,
      handle: (body) => this.takeHeartbeat(body),
    });
  }

  get ready(): boolean {
    return this.journals.ready && this.heartbeats.ready;
  }

  async stop(): Promise<void> {
    await this.journals.stop();
    await this.heartbeats.stop();
  }

  private async takeHeartbeat(body: Buffer): Promise<boolean> {
    const heartbeat = parseJson(body) as Heartbeat | undefined;
    if (!heartbeat) return true;
    // The next one says the same ten seconds later: one that cannot be kept is not worth holding
    // others up.
    await this.settings.onHeartbeat(heartbeat).catch((error: unknown) => {
      this.settings.log.warn(LOG.heartbeatNotKept, { error });
    });
    return true;
  }
}

import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { JournalBatch } from '@hub/journal';
import type { Logger } from '@hub/observability';
import type { ConfirmPublisher } from '../broker/confirm-publisher.js';
import { EVIDENCE_QUEUE, JOURNAL_QUEUE, OPERATIONS_EXCHANGE } from '../broker/topology.js';
import { MESSAGING_LOG } from '../log-messages.js';
import { Alarm } from '../outbox/alarm.js';
import type { Leadership } from '../outbox/leadership.js';

const READ = 200;
/** Events of a row that holds evidence alone. */
const NOTHING = '[]';
const EVERY_MS = { busy: 100, idle: 500, failed: 1_000 };

export interface JournalShipperSettings {
  readonly service: string;
  readonly database: DataSource;
  readonly leadership: Leadership;
  readonly publisher: ConfirmPublisher;
  readonly log: Logger;
}

/**
 * Carries what the service wrote in its journal to monitor-service, and evidence to ledger-service,
 * many entries in one message, and deletes it then.
 */
export class JournalShipper {
  private readonly alarm = new Alarm();
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly settings: JournalShipperSettings) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let wait = EVERY_MS.idle;
      try {
        const shipped = this.settings.publisher.ready ? await this.ship() : 0;
        if (shipped === READ) continue;
        if (shipped > 0) wait = EVERY_MS.busy;
      } catch (error) {
        this.settings.log.warn(MESSAGING_LOG.journalDelayed, { error });
        wait = EVERY_MS.failed;
      }
      await this.alarm.wait(wait);
    }
  }

  private async ship(): Promise<number> {
    const { service, leadership, database } = this.settings;
    if (!(await leadership.take())) return 0;
    const rows = await database.query<Row[]>(
      'SELECT id, at, events, evidence FROM journal ORDER BY id LIMIT $1',
      [READ],
    );
    if (rows.length === 0) return 0;
    const journal = rows
      .filter(({ events }) => events !== NOTHING)
      .map((row) => batchOf(headOf(service, row), 'events', row.events));
    const evidence = rows.flatMap((row) =>
      row.evidence === null ? [] : [batchOf(headOf(service, row), 'evidence', row.evidence)],
    );
    await Promise.all([
      this.publish(JOURNAL_QUEUE, journal),
      this.publish(EVIDENCE_QUEUE, evidence),
    ]);
    await database.query('DELETE FROM journal WHERE id = ANY($1)', [rows.map((row) => row.id)]);
    return rows.length;
  }

  private async publish(queue: string, batches: readonly string[]): Promise<void> {
    if (batches.length === 0) return;
    const body = Buffer.from(`[${batches.join(',')}]`);
    await this.settings.publisher.publish(OPERATIONS_EXCHANGE, queue, body, {
      messageId: uuidv7(),
      contentType: 'application/json',
    });
  }
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly events: string;
  readonly evidence: string | null;
}

type Head = Omit<JournalBatch, 'events'>;

function headOf(service: string, { id, at }: Row): Head {
  return { service, id, at: at.toISOString() };
}

/** A batch as JSON; what it carries is JSON already. */
function batchOf(head: Head, field: string, json: string): string {
  return `${JSON.stringify(head).slice(0, -1)},"${field}":${json}}`;
}

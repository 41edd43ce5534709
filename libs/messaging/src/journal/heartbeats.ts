import { hostname } from 'node:os';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Heartbeat } from '@hub/journal';
import type { Logger } from '@hub/observability';
import type { BrokerConnection } from '../broker/broker-connection.js';
import type { ConfirmPublisher } from '../broker/confirm-publisher.js';
import { HEARTBEAT_QUEUE, OPERATIONS_EXCHANGE } from '../broker/topology.js';
import { MESSAGING_LOG } from '../log-messages.js';

const EVERY_MS = 10_000;

export interface HeartbeatSettings {
  readonly service: string;
  readonly database: DataSource;
  readonly connection: BrokerConnection;
  readonly publisher: ConfirmPublisher;
  readonly log: Logger;
  /** Told of each beat, also where the broker takes none. */
  readonly onBeat: (heartbeat: Heartbeat) => void;
}

/**
 * Tells monitor-service every ten seconds that this instance lives, and what waits in its database.
 */
export class Heartbeats {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: HeartbeatSettings) {}

  start(): void {
    const beat = (): void => {
      this.beat().catch((error: unknown) => {
        this.settings.log.warn(MESSAGING_LOG.heartbeatDelayed, { error });
      });
    };
    beat();
    this.timer = setInterval(beat, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    const { service, database, connection, publisher, onBeat } = this.settings;
    const [row] = await database.query<Figures[]>(FIGURES);
    if (!row) return;
    const heartbeat: Heartbeat = {
      service,
      instance: `${hostname()}#${String(process.pid)}`,
      blocked: connection.blocked,
      ...row,
    };
    onBeat(heartbeat);
    await publisher.publish(
      OPERATIONS_EXCHANGE,
      HEARTBEAT_QUEUE,
      Buffer.from(JSON.stringify(heartbeat)),
      {
        messageId: uuidv7(),
        deliveryMode: 1,
        contentType: 'application/json',
      },
    );
  }
}

type Figures = Omit<Heartbeat, 'service' | 'instance' | 'blocked'>;

const FIGURES = `
  SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
    (SELECT count(*) FROM outbox)::integer AS "outboxRows",
    coalesce((SELECT extract(epoch FROM now() - min(created_at))
      FROM outbox), 0)::integer AS "outboxOldestSeconds",
    (SELECT count(*) FROM outbox WHERE state = 'unroutable')::integer AS unroutable,
    (SELECT count(*) FROM inbox_hold)::integer AS held,
    (SELECT count(*) FROM journal)::integer AS "journalRows",
    ((SELECT count(*) FROM inbox_hold WHERE reason = 'parked') + (SELECT count(*)
      FROM inbox_unreadable))::integer AS parked`;

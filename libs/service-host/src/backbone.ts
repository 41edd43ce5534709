import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Heartbeat } from '@hub/journal';
import {
  type BrokerConnection,
  ConfirmPublisher,
  Heartbeats,
  HubTransport,
  Journal,
  JournalShipper,
  Leadership,
  OutboxRelay,
  tidyUp,
} from '@hub/messaging';
import type { Logger, Probes } from '@hub/observability';
import type { Sealer } from '@hub/security';
import { repeat } from './repeat.js';
import type { ServiceConfig } from './service-config.js';

const OUTBOX_STUCK_MS = 30_000;
const TIDY_MS = 5 * 60_000;

/** What carries a service's messages: relay, journal, signs of life. */
export class Backbone {
  readonly journal: Journal;
  private readonly relay: OutboxRelay;
  private readonly shipper: JournalShipper;
  private readonly heartbeats: Heartbeats;
  private readonly leadership: Leadership;
  private stopTidying: (() => Promise<void>) | undefined;

  constructor(
    private readonly config: ServiceConfig,
    private readonly database: DataSource,
    connection: BrokerConnection,
    probes: Probes,
    private readonly log: Logger,
  ) {
    const { service } = config;
    this.journal = new Journal(config.journal);
    const publisher = new ConfirmPublisher(connection);
    this.leadership = new Leadership(database);
    const shared = { database, leadership: this.leadership, publisher, log };
    this.relay = new OutboxRelay({ ...shared, journal: this.journal });
    this.shipper = new JournalShipper({
      ...shared,
      service,
      publisher: new ConfirmPublisher(connection),
    });
    this.heartbeats = new Heartbeats({
      service,
      database,
      connection,
      publisher,
      log,
      onBeat: gaugesOf(probes),
    });
    probes.require('outbox', () =>
      this.relay.stuckForMs < OUTBOX_STUCK_MS
        ? { ready: true }
        : { ready: false, because: 'cannot be emptied' },
    );
  }

  /** Called after a commit that wrote facts. */
  readonly wake = (): void => {
    this.relay.wake();
  };

  transport(connection: BrokerConnection, sealer: Sealer): HubTransport {
    const { service, retryLevelsMs } = this.config;
    return new HubTransport({
      service,
      connection,
      database: this.database,
      journal: this.journal,
      sealer,
      log: this.log,
      onCommit: this.wake,
      ...(retryLevelsMs === undefined ? {} : { levelsMs: retryLevelsMs }),
    });
  }

  start(): void {
    this.stopTidying = repeat({ execute: () => tidyUp(this.database) }, TIDY_MS, this.log);
    this.relay.start();
    this.shipper.start();
    this.heartbeats.start();
  }

  async stop(): Promise<void> {
    await this.stopTidying?.();
    this.heartbeats.stop();
    await this.relay.stop();
    await this.shipper.stop();
    await this.leadership.giveUp();
  }
}

/**
 * Keeps the figures of each heartbeat for Prometheus; `deploy/prometheus/alerts.yml` speaks of
 * them.
 */
function gaugesOf(probes: Probes): (heartbeat: Heartbeat) => void {
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name, help, registers: [probes.registry] });
  const gauges = {
    outboxRows: gauge('hub_outbox_rows', 'Facts not yet with the broker'),
    outboxOldestSeconds: gauge(
      'hub_outbox_oldest_seconds',
      'Age of the oldest fact not yet with the broker',
    ),
    unroutable: gauge('hub_outbox_unroutable', 'Facts that no queue takes'),
    held: gauge('hub_inbox_held', 'Messages that wait for others or for another try'),
    parked: gauge('hub_inbox_parked', 'Messages given up'),
  };
  const blocked = gauge('hub_broker_blocked', '1 while the broker takes nothing from this service');
  return (heartbeat) => {
    for (const [name, one] of Object.entries(gauges))
      one.set(heartbeat[name as keyof typeof gauges]);
    blocked.set(heartbeat.blocked ? 1 : 0);
  };
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import { SERVICES } from '@hub/contracts';
import type { Fact, UnitOfWork } from '@hub/use-case';
import {
  type ConfirmPublisher,
  Journal,
  Leadership,
  MESSAGING_MIGRATIONS,
  MESSAGING_TABLES,
  OutboxRelay,
  SqlUnitOfWork,
} from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { failAtOnce, openDatabase } from '@hub/persistence';
import type { KeyRing } from '@hub/security';
import { Sealer } from '@hub/security';
import { FixedClock, testId } from '@hub/testing';
import { tables as identityTables } from '../../apps/identity-service/src/adapters/persistence/tables.js';
import { migrations as ofEpisodes } from '../../apps/episode-service/migrations/migrations.js';
import { SqlEnquiryStore } from '../../apps/lookup-service/src/adapters/persistence/enquiry-store.js';
import { TypeormLateAnswerStore } from '../../apps/lookup-service/src/adapters/persistence/late-answer-store.js';
import { TypeormLookupReviewStore } from '../../apps/lookup-service/src/adapters/persistence/lookup-review-store.js';
import { TypeormLookupStore } from '../../apps/lookup-service/src/adapters/persistence/lookup-store.js';
import { SqlPointerStore } from '../../apps/lookup-service/src/adapters/persistence/pointer-store.js';
import { tables as lookupTables } from '../../apps/lookup-service/src/adapters/persistence/tables.js';
import type { LookupStores } from '../../apps/lookup-service/src/application/ports.js';
import { provisionDatabase } from '../../tools/hub/provision-database.js';

/** What 0.8.0 had of episode-service's migrations. */
const LAST_OF_080 = 'RequestsByService15';

type Migrations = readonly (new () => MigrationInterface)[];
export type MovedStores = Pick<
  LookupStores,
  'lookups' | 'enquiries' | 'pointers' | 'lookupReviews' | 'lateAnswers'
>;

/** Messaging tables alone, for a service of which nothing else matters here. */
class MessagingOnly1 implements MigrationInterface {
  readonly name = 'MessagingOnly1764000000001';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(MESSAGING_TABLES);
  }
  down(): Promise<void> {
    return Promise.reject(new Error('not needed'));
  }
}

const ORDERS = 'urn:pan-london-caf-hub:monitor-service';
/** Where operations' orders go on after an upgrade of a hub that gave those of `giveOrders`. */
export const ORDERS_AWAITED = [
  { source: ORDERS, key: 'a', last: 1 },
  { source: ORDERS, key: 'b', last: 1 },
];

export const MIGRATIONS_OF_080 = ofEpisodes.slice(
  0,
  ofEpisodes.findIndex(({ name }) => name === LAST_OF_080) + 1,
);

/** A database of its own with the schemas and roles of a hub. */
export class EarlierHub {
  readonly name = `upgrade_${randomBytes(6).toString('hex')}`;
  private urls: ReadonlyMap<string, string> = new Map();
  private readonly open: DataSource[] = [];

  constructor(
    private readonly adminUrl: string,
    readonly sealer = sealerOf({ current: 1, keys: { 1: key(1) } }),
  ) {}

  async provision(): Promise<void> {
    const passwords = Object.fromEntries(SERVICES.map((service) => [service, 'p']));
    this.urls = await provisionDatabase(this.adminUrl, passwords, this.name);
  }

  /** As a service opens its database when it starts. */
  async start(service: string, migrations: Migrations): Promise<DataSource> {
    const entities: EntitySchema[] = [...lookupTables, ...identityTables];
    const database = await openDatabase({
      url: this.urls.get(service) ?? '',
      schema: service.replaceAll('-', '_'),
      entities,
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
      onRetry: failAtOnce,
    });
    this.open.push(database);
    return database;
  }

  /** Operations gave orders in two streams; of the first, two wait to be published. */
  async giveOrders(): Promise<void> {
    const monitor = await this.start('monitor-service', [MessagingOnly1]);
    await monitor.query(`INSERT INTO outbox_sequence VALUES ('a', 3), ('b', 1)`);
    for (const [place, sequence] of [2, 3].entries())
      await monitor.query(
        `INSERT INTO outbox (message_id, type, envelope, sequence) VALUES ($1, 'x.y.v1', '{"subject":"a"}', $2)`,
        [testId(10 + place), sequence],
      );
  }

  /** From where a service takes in operations' orders. */
  awaitedOrders(schema: string): Promise<object[]> {
    return this.query(`SELECT source, key, last::integer FROM ${schema}.inbox_cursor ORDER BY key`);
  }

  async stopServices(): Promise<void> {
    for (const database of this.open.splice(0)) await database.destroy();
  }

  /** Asks as the administrator. */
  async query<R extends object>(sql: string, values: unknown[] = []): Promise<R[]> {
    const url = new URL(this.adminUrl);
    url.pathname = `/${this.name}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      return (await client.query<R>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  async drop(): Promise<void> {
    await this.stopServices();
    const client = new pg.Client({ connectionString: this.adminUrl });
    await client.connect();
    await client.query(`DROP DATABASE ${this.name} WITH (FORCE)`);
    await client.end();
  }
}

export const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
export const sealerOf = (ring: KeyRing): Sealer => new Sealer(ring);

export function storesOn(
  database: DataSource,
  service: string,
  sealer: Sealer,
): UnitOfWork<MovedStores> {
  return new SqlUnitOfWork<MovedStores>({
    service,
    database,
    stores: (manager) => ({
      lookups: new TypeormLookupStore(manager, sealer),
      enquiries: new SqlEnquiryStore(manager, sealer),
      pointers: new SqlPointerStore(manager, sealer),
      lookupReviews: new TypeormLookupReviewStore(manager),
      lateAnswers: new TypeormLateAnswerStore(manager),
    }),
    clock: new FixedClock(),
    sealer,
    journal: new Journal(),
    onFacts: () => undefined,
  });
}

/** What reached the broker. */
export interface PublishedFact {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly partitionkey: string;
  readonly sequence: string;
  readonly data: Fact['payload'];
}

/** Lets a service's own relay publish all that waits. @returns what it published */
export async function relay(database: DataSource): Promise<PublishedFact[]> {
  const published: PublishedFact[] = [];
  const publisher: Pick<ConfirmPublisher, 'ready' | 'publish' | 'drained'> = {
    ready: true,
    drained: () => Promise.resolve(),
    publish: (_exchange, _key, body) => {
      published.push(JSON.parse(body.toString()) as PublishedFact);
      return Promise.resolve();
    },
  };
  const leadership = new Leadership(database);
  const one = new OutboxRelay({
    database,
    leadership,
    publisher: publisher as ConfirmPublisher,
    journal: new Journal(),
    log: createLogger('test', 'silent'),
  });
  one.start();
  for (let left = 1; left > 0;) {
    const [row] = await database.query<{ left: number }[]>(
      'SELECT count(*)::integer AS left FROM outbox',
    );
    left = row?.left ?? 0;
  }
  await one.stop();
  await leadership.giveUp();
  return published;
}

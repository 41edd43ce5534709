import pg from 'pg';
import { ConsentGranted, RecordConsent } from '@hub/contracts/consent';
import { DeliveryConfirmed } from '@hub/internal-messages';
import { failAtOnce, openDatabase } from '@hub/persistence';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { CreateMonitor1 } from '../../apps/monitor-service/migrations/1-create-monitor.js';
import { SentAgain3 } from '../../apps/monitor-service/migrations/3-sent-again.js';
import { ReplayPace4 } from '../../apps/monitor-service/migrations/4-replay-pace.js';
import { EpisodesOfMessages5 } from '../../apps/monitor-service/migrations/5-episodes-of-messages.js';
import { SqlMessages } from '../../apps/monitor-service/src/adapters/persistence/sql-messages.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { type Percentiles, percentiles } from '../percentiles.js';

const ENTRIES = 10_000_000;
const PER_MESSAGE = 4;
const ROUNDS = 100;

/** How fast operations read when the journal holds ten million steps. */
export async function measureOperations(
  backing: BackingServices,
  tell: (sentence: string) => void,
): Promise<object> {
  const admin = new pg.Client({ connectionString: backing.databaseUrl });
  await admin.connect();
  await admin.query('CREATE DATABASE bench_operations');
  await admin.end();
  const url = new URL(backing.databaseUrl);
  url.pathname = '/bench_operations';
  const database = await openDatabase({
    url: url.href,
    schema: 'public',
    entities: [],
    migrations: [
      CreateMonitor1,
      ...MESSAGING_MIGRATIONS,
      SentAgain3,
      ReplayPace4,
      EpisodesOfMessages5,
    ],
    onRetry: failAtOnce,
  });
  const began = performance.now();
  tell(`Making ${String(ENTRIES)} steps of ${String(ENTRIES / PER_MESSAGE)} messages.`);
  for (const statement of FILL) await database.query(statement);
  const secondsToFill = Math.round((performance.now() - began) / 1_000);
  const messages = new SqlMessages(database);
  const rows = await database.query<{ conversation: string; subject: string; id: string }[]>(
    'SELECT conversation, subject, id FROM message TABLESAMPLE SYSTEM (0.1) WHERE causation IS NOT NULL LIMIT 400',
  );
  const timed = async (
    what: (row: { conversation: string; subject: string; id: string }) => Promise<unknown>,
  ): Promise<Percentiles> => {
    const milliseconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const row = rows[(round * 7) % rows.length];
      if (!row) break;
      const from = performance.now();
      await what(row);
      milliseconds.push(performance.now() - from);
    }
    return percentiles(milliseconds);
  };
  const figures = {
    journalEntries: ENTRIES,
    secondsToFill,
    conversation: await timed((row) => messages.conversation(row.conversation, [])),
    oneMessageWithItsJournal: await timed((row) => messages.read(row.id, [])),
    listNewest: await timed(() => messages.find({}, [], 51)),
    listByType: await timed(() => messages.find({ messageType: ConsentGranted.type }, [], 51)),
    listByTypeAndTime: await timed(() =>
      messages.find(
        {
          messageType: ConsentGranted.type,
          since: new Date(Date.now() - 40 * 86_400_000).toISOString(),
          until: new Date(Date.now() - 20 * 86_400_000).toISOString(),
        },
        [],
        51,
      ),
    ),
    listParked: await timed(() => messages.find({ state: 'parked' }, [], 51)),
    listBySubject: await timed((row) => messages.find({ subject: row.subject }, [], 51)),
  };
  await database.destroy();
  return figures;
}

/**
 * A request and three facts to a conversation; each fact enqueued, published and processed by two
 * services.
 */
const FILL: readonly string[] = [
  `CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, g / 4 AS conversation, g % 4 AS place, now() - (g % 8640000) * interval '0.6 seconds' AS at
   FROM generate_series(0, ${String(ENTRIES / PER_MESSAGE - 1)}) g`,
  `CREATE TEMP TABLE roots AS SELECT conversation, id, md5('c' || conversation)::uuid AS uuid FROM made WHERE place = 0`,
  'CREATE UNIQUE INDEX ON roots (conversation)',
  `INSERT INTO message (id, at, producer, state, type, conversation, causation, subject, sequence, from_authority, published_at)
   SELECT m.id, m.at, 'consent-service', CASE WHEN m.conversation % 50000 = 7 THEN 'parked' WHEN m.place = 0 THEN 'requested' ELSE 'processed' END,
     (ARRAY['${RecordConsent.type}', '${ConsentGranted.type}', '${DeliveryConfirmed.type}', '${DeliveryConfirmed.type}'])[m.place + 1],
     r.uuid, CASE WHEN m.place > 0 THEN r.id END, 's-' || m.conversation, m.place + 1, 'E09000023', m.at
   FROM made m JOIN roots r USING (conversation)`,
  `INSERT INTO journal_entry (at, service, batch, kind, message_id, detail)
   SELECT at, 'consent-service', k, (ARRAY['enqueued', 'published', 'processed', 'processed'])[k], id, '{"workedMs": 3, "waitedMs": 12, "type": "${ConsentGranted.type}"}'
   FROM made, generate_series(1, ${String(PER_MESSAGE)}) k`,
  `INSERT INTO handling (message_id, consumer, last, batch, at, since, attempts, waited_ms, worked_ms)
   SELECT id, consumer, 'processed', 1, at, at, 1, 12, 3 FROM made, unnest(ARRAY['episode-service', 'notification-service']) AS consumer WHERE place > 0`,
  'ANALYZE',
];

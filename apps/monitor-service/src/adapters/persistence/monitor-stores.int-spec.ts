import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import type { JournalEvent } from '@hub/journal';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { backing } from '../../../../../tests/config.js';
import { CreateMonitor1 } from '../../../migrations/1-create-monitor.js';
import { JournalByMonths2 } from '../../../migrations/2-journal-by-months.js';
import { SentAgain3 } from '../../../migrations/3-sent-again.js';
import { ReplayPace4 } from '../../../migrations/4-replay-pace.js';
import { monitorStoresSuite } from '../../testing/monitor-stores-suite.js';
import { SqlDeadLetterStore } from './dead-letter-store.js';
import { SqlHistoryStore } from './history-store.js';
import { JournalMonths } from './journal-months.js';
import { SqlJournalStore } from './journal-store.js';
import { SqlMissingMessageStore } from './missing-message-store.js';
import { Projector } from './projector.js';
import { SqlReplayStore } from './replay-store.js';
import { SqlObservations } from './sql-observations.js';

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [],
    migrations: [
      CreateMonitor1,
      ...MESSAGING_MIGRATIONS,
      JournalByMonths2,
      SentAgain3,
      ReplayPace4,
    ],
  });
});
afterAll(() => scratch.drop());

const storesOf = () => ({
  journal: inTransactions(scratch.database, (manager) => new SqlJournalStore(manager)),
  deadLetters: inTransactions(scratch.database, (manager) => new SqlDeadLetterStore(manager)),
  replays: inTransactions(scratch.database, (manager) => new SqlReplayStore(manager)),
  history: inTransactions(scratch.database, (manager) => new SqlHistoryStore(manager)),
  missing: inTransactions(
    scratch.database,
    (manager) => new SqlMissingMessageStore(manager, () => []),
  ),
});

describe('monitor stores on PostgreSQL', () => {
  monitorStoresSuite(storesOf);

  it('the database refuses an approval by the person who asked', async () => {
    const insert = `INSERT INTO replay VALUES ('${testId(9)}', 'running', 'r', 1, 0, 0, true, 'a', now(), 'a', NULL, NULL, 1)`;
    await expect(scratch.database.query(insert)).rejects.toThrow(/approved_by|check/);
  });
});

describe('the months of the journal', () => {
  const months = async (): Promise<string[]> =>
    (
      await scratch.database.query<{ name: string }[]>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE inhparent = 'journal_entry'::regclass `,
      )
    )
      .map(({ name }) => name)
      .sort();
  const monthsAgo = (count: number): string =>
    new Date(
      Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - count, 15),
    ).toISOString();
  const nameOf = (count: number): string =>
    `journal_entry_${monthsAgo(count).slice(0, 7).replace('-', '_')}`;
  const append = (id: number, at: string) =>
    storesOf().journal.append([
      {
        service: 'months',
        id: String(id),
        at,
        events: [{ kind: 'requested', message: testId(700 + id) }],
      },
    ]);
  const kept = async (): Promise<number> =>
    (
      await scratch.database.query<{ n: number }[]>(
        `SELECT count(*)::integer AS n FROM journal_entry WHERE service = 'months'`,
      )
    )[0]?.n ?? 0;

  it('are made ahead, take in what comes, and are dropped whole when their time is up', async () => {
    const upkeep = new JournalMonths(scratch.database, 3);
    await upkeep.execute();
    await upkeep.execute();
    expect(await months()).toEqual([
      nameOf(-1),
      nameOf(-2),
      'journal_entry_before',
      'journal_entry_other',
    ]);
    await scratch.database.query('ALTER TABLE journal_entry DETACH PARTITION journal_entry_before');
    await scratch.database.query(
      `ALTER TABLE journal_entry ATTACH PARTITION journal_entry_before FOR VALUES FROM (MINVALUE) TO ('${monthsAgo(4).slice(0, 7)}-01')`,
    );
    for (const count of [4, 3, 2, 1, 0])
      await scratch.database.query(
        `CREATE TABLE ${nameOf(count)} PARTITION OF journal_entry FOR VALUES FROM ('${monthsAgo(count).slice(0, 7)}-01') TO ('${monthsAgo(count - 1).slice(0, 7)}-01')`,
      );
    for (const count of [5, 4, 3, 0, -2]) await append(10 - count, monthsAgo(count));
    await append(20, '2199-01-01T00:00:00.000Z');
    expect(await kept()).toBe(6);
    await upkeep.execute();
    expect(await months()).toEqual([
      nameOf(3),
      nameOf(2),
      nameOf(1),
      nameOf(0),
      nameOf(-1),
      nameOf(-2),
      'journal_entry_other',
    ]);
    expect(await kept()).toBe(4);
    expect(await append(7, monthsAgo(3))).toEqual([]);
    const [batches] = await scratch.database.query<{ ids: string[] }[]>(
      `SELECT array_agg(id ORDER BY id) AS ids FROM journal_batch WHERE service = 'months'`,
    );
    expect(batches?.ids).toEqual(['7', '10', '12', '20']);
  });
});

describe('what operations see', () => {
  const ROOT = testId(1);
  const CONVERSATION = testId(2);
  const FACT = testId(3);
  const FOLLOWED = testId(4);
  let number = 100;
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
  const tell = async (service: string, events: JournalEvent[], seconds = 5): Promise<void> => {
    number += 1;
    await storesOf().journal.append([{ service, id: String(number), at: ago(seconds), events }]);
  };
  const projector = (): Projector =>
    new Projector(scratch.database, createLogger('test', 'silent'));
  const observations = () =>
    new SqlObservations(scratch.database, projector(), () => ({
      reachable: true,
      alarm: false,
      queues: [],
    }));

  beforeAll(async () => {
    await scratch.database.query('TRUNCATE journal_batch, journal_entry, message, handling');
    await scratch.database.query(
      'UPDATE projection SET projected_to = (SELECT last_value FROM journal_entry_id_seq)',
    );
    // A receiver may tell before the producer does.
    await tell('episode-service', [
      { kind: 'processed', message: FACT, type: 'consent.granted.v1', waitedMs: 12, workedMs: 3 },
    ]);
    await tell('consent-service', [
      {
        kind: 'requested',
        message: ROOT,
        type: 'consent.record.v1',
        conversation: CONVERSATION,
        from: 'E09000023',
        workedMs: 8,
        trace: 'abc',
      },
      {
        kind: 'enqueued',
        message: FACT,
        type: 'consent.granted.v1',
        conversation: CONVERSATION,
        causation: ROOT,
        subject: 'c-1',
        from: 'E09000023',
        to: ['E09000011'],
      },
    ]);
    await tell('consent-service', [{ kind: 'published', message: FACT, sequence: 1 }]);
    await tell('notification-service', [
      { kind: 'processed', message: FACT, type: 'consent.granted.v1', waitedMs: 20, workedMs: 2 },
    ]);
    await tell(
      'notification-service',
      [{ kind: 'sent', message: FACT, authority: 'E09000011' }],
      4,
    );
    await tell(
      'notification-service',
      [{ kind: 'confirmed', message: FACT, authority: 'E09000011' }],
      3,
    );
    await tell(
      'episode-service',
      [
        {
          kind: 'enqueued',
          message: FOLLOWED,
          type: 'transfer.proposed.v1',
          conversation: CONVERSATION,
          causation: FACT,
          subject: 't-1',
          from: 'hub',
        },
      ],
      90,
    );
    await tell('episode-service', [{ kind: 'published', message: FOLLOWED, sequence: 1 }], 90);
    await tell(
      'consent-service',
      [
        {
          kind: 'deferred',
          message: FOLLOWED,
          type: 'transfer.proposed.v1',
          attempt: 1,
          error: 'TypeError',
          fingerprint: 'f00',
        },
      ],
      80,
    );
    await tell(
      'consent-service',
      [
        {
          kind: 'parked',
          message: FOLLOWED,
          type: 'transfer.proposed.v1',
          attempt: 2,
          error: 'TypeError',
          fingerprint: 'f00',
        },
      ],
      70,
    );
    await projector().catchUp();
  });

  it('a message with its producer, its receivers, and every step', async () => {
    const message = await observations().message(FACT);
    expect(message).toMatchObject({
      state: 'processed',
      producer: 'consent-service',
      conversation: CONVERSATION,
      sequence: 1,
      from: 'E09000023',
      to: ['E09000011'],
    });
    expect(message?.handlings.map(({ consumer, last }) => [consumer, last])).toEqual(
      expect.arrayContaining([
        ['episode-service', 'processed'],
        ['notification-service', 'processed'],
        ['E09000011', 'confirmed'],
      ]),
    );
    expect(message?.journal.map((step) => step.kind)).toEqual([
      'processed',
      'enqueued',
      'published',
      'processed',
      'sent',
      'confirmed',
    ]);
    expect(await observations().message(testId(99))).toBeUndefined();
  });

  it('a conversation as a tree from the request on', async () => {
    const conversation = await observations().conversation(CONVERSATION);
    expect(conversation).toMatchObject({ from: 'E09000023', whole: true });
    expect(conversation?.messages.map(({ id, causation }) => [id, causation]).sort()).toEqual([
      [ROOT, undefined],
      [FACT, ROOT],
      [FOLLOWED, FACT],
    ]);
    expect(await observations().conversation(testId(99))).toBeUndefined();
  });

  it('messages by filter, from a place on', async () => {
    const find = async (query: object, limit = 9) =>
      (await observations().findMessages(query, limit)).map((message) => message.id);
    expect(await find({ subject: 'c-1' })).toEqual([FACT]);
    expect(await find({ state: 'parked' })).toEqual([FOLLOWED]);
    expect(await find({ fingerprint: 'f00' })).toEqual([FOLLOWED]);
    expect(await find({ trace: 'abc' })).toEqual([ROOT]);
    expect(
      await find({ conversation: CONVERSATION, producer: 'consent-service', from: 'E09000023' }),
    ).toHaveLength(2);
    const [first] = await observations().findMessages({}, 1);
    expect(
      await observations().findMessages({}, 9, { at: first?.at ?? '', id: first?.id ?? '' }),
    ).toHaveLength(2);
  });

  it('figures by endpoint, pairs of authorities, failures by cause, and transfers', async () => {
    const { items } = await observations().endpoints(60);
    const granted = items.find(
      (item) => item.service === 'episode-service' && item.type === 'consent.granted.v1',
    );
    expect(granted).toMatchObject({ handled: 1, failed: 0 });
    expect(Math.abs((granted?.waitingP50Ms ?? 0) - 12)).toBeLessThan(0.7);
    expect(
      items.find(
        (item) => item.service === 'consent-service' && item.type === 'transfer.proposed.v1',
      ),
    ).toMatchObject({ failed: 2 });
    expect((await observations().authorityMatrix(1)).items).toMatchObject([
      { from: 'E09000023', to: 'E09000011', sent: 1, confirmed: 1, late: 0 },
    ]);
    expect((await observations().failureGroups()).items).toMatchObject([
      { fingerprint: 'f00', failures: 2, open: 0 },
    ]);
    expect((await observations().sagas('transfer')).items).toMatchObject([
      { id: 't-1', last: 'transfer.proposed.v1', final: false },
    ]);
    expect((await observations().sagas('dispute')).items).toEqual([]);
  });

  it('what stands still, and whom it waits for', async () => {
    const { items } = await observations().stuck(30);
    expect(items.map(({ kind, where, messageId }) => [kind, where, messageId])).toEqual([
      ['parked', 'consent-service', FOLLOWED],
    ]);
  });

  it('services by their last sign of life', async () => {
    const figures = {
      outboxRows: 1,
      outboxOldestSeconds: 2,
      unroutable: 0,
      held: 0,
      parked: 0,
      journalRows: 0,
      blocked: false,
    };
    await observations().noteHeartbeat({
      service: 'gateway',
      instance: 'a#1',
      at: ago(1),
      ...figures,
    });
    await observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#2',
      at: ago(60),
      ...figures,
    });
    const { items } = await observations().services();
    expect(items.map(({ service, state }) => [service, state])).toEqual([
      ['episode-service', 'stopped'],
      ['gateway', 'running'],
    ]);
    expect((await observations().stuck(30)).items.map((item) => item.kind)).toContain(
      'service_stopped',
    );
  });

  it('a message that a service which runs and is idle has not got, once a minute', async () => {
    const LOST = testId(5);
    const figures = {
      outboxRows: 0,
      outboxOldestSeconds: 0,
      unroutable: 0,
      held: 0,
      parked: 0,
      journalRows: 0,
      blocked: false,
    };
    await tell(
      'consent-service',
      [
        {
          kind: 'enqueued',
          message: LOST,
          type: 'consent.granted.v1',
          conversation: testId(6),
          subject: 'c-2',
        },
        { kind: 'published', message: LOST, sequence: 1 },
      ],
      60,
    );
    await tell(
      'notification-service',
      [{ kind: 'processed', message: LOST, type: 'consent.granted.v1', waitedMs: 1, workedMs: 1 }],
      59,
    );
    await projector().catchUp();
    const { missing } = storesOf();
    const lost = async (seconds = 30) =>
      (await missing.find(seconds, 9)).map((message) => message.messageId);
    expect(await lost()).toEqual([]);
    await observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#3',
      at: ago(1),
      ...figures,
      journalRows: 900,
    });
    expect(await lost()).toEqual([]);
    await observations().noteHeartbeat({
      service: 'episode-service',
      instance: 'a#3',
      at: ago(1),
      ...figures,
    });
    expect(
      await new SqlMissingMessageStore(scratch.database.manager, () => ['episode-service']).find(
        30,
        9,
      ),
    ).toEqual([]);
    expect(
      await new SqlMissingMessageStore(scratch.database.manager, () => undefined).find(30, 9),
    ).toEqual([]);
    expect(await lost(600)).toEqual([]);
    expect(await lost()).toEqual([LOST]);
    await missing.noteAsked([LOST]);
    expect(await lost()).toEqual([]);
  });

  it('the same again when everything is made anew', async () => {
    const tables = ['message', 'handling', 'endpoint_minute', 'failure_group', 'saga'];
    const content = async () =>
      Promise.all(
        tables.map((table) => scratch.database.query(`SELECT * FROM ${table} t ORDER BY t::text`)),
      );
    const before = await content();
    await observations().rebuild();
    await projector().catchUp();
    expect(await content()).toEqual(before);
    expect(before.flat().length).toBeGreaterThan(10);
    expect(await observations().projections()).toMatchObject({ lagMs: 0, rebuilding: false });
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  ConsentRefused,
  DeadLetterDiscardOrdered,
  DeadLetterReplayOrdered,
} from '@hub/internal-messages';
import type { JournalEvent } from '@hub/journal';
import { fact } from '@hub/use-case';
import { createLogger } from '@hub/observability';
import { ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../tests/config.js';
import { Journal } from '../journal/journal.js';
import { MESSAGING_TABLES } from '../tables/messaging-tables.js';
import { MESSAGING_MIGRATIONS } from '../tables/messaging-migrations.js';
import { Inbox } from './inbox.js';
import type { Arrival } from './arrival.js';
import { Reaction } from './reaction.js';
import { carryOutOrder } from './orders.js';
import { contextOf, readStreamMessage, type StreamMessage } from './stream-message.js';

class CreateApplied1 implements MigrationInterface {
  readonly name = 'CreateApplied1764000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(
      'CREATE TABLE applied (place bigint GENERATED ALWAYS AS IDENTITY, key text, sequence bigint, message_id uuid)',
    );
  }
  async down(): Promise<void> {
    await Promise.reject(new Error('not needed'));
  }
}

const log = createLogger('test', 'silent');
const LEVELS = [20, 20];

function message(key: number, sequence: number, id = uuidv7()): StreamMessage {
  const subject = testId(key);
  const envelope = {
    specversion: '1.0',
    id,
    type: ConsentRefused.type,
    source: 'urn:pan-london-caf-hub:consent-service',
    time: new Date().toISOString(),
    data: { consentId: subject, episodeId: testId(2), authority: 'E09000023' },
    subject,
    partitionkey: subject,
    sequence: String(sequence).padStart(10, '0'),
    correlationid: testId(3),
  };
  const read = readStreamMessage(Buffer.from(JSON.stringify(envelope)));
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const arrival = (one: StreamMessage): Arrival => ({
  kind: 'message',
  stream: one.stream,
  sequence: one.sequence,
  message: one,
});

describe('the inbox on PostgreSQL', () => {
  let scratch: ScratchSchema;
  let inbox: Inbox;
  let faults: Map<string, number>;
  let committed: string[];
  const journal = new Journal();

  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [CreateApplied1, ...MESSAGING_MIGRATIONS],
    });
  });
  afterAll(() => scratch.drop());

  beforeEach(async () => {
    await scratch.database.query(
      'TRUNCATE applied, inbox, inbox_cursor, inbox_hold, inbox_unreadable, journal, outbox',
    );
    faults = new Map();
    committed = [];
    inbox = newInbox();
  });

  function newInbox(): Inbox {
    const dispatch = (one: StreamMessage): Reaction => {
      const context = contextOf(one);
      return new Reaction(context, async () => {
        await Reaction.of(context).join(async (manager) => {
          await manager.query(
            'INSERT INTO applied (key, sequence, message_id) VALUES ($1, $2, $3)',
            [one.key, one.sequence, one.envelope.id],
          );
          const left = faults.get(one.envelope.id) ?? 0;
          faults.set(one.envelope.id, left - 1);
          if (left > 0) throw new TypeError('planted');
          return [
            fact(ConsentRefused, {
              consentId: one.envelope.id,
              episodeId: testId(2),
              authority: 'E09000023',
            }),
          ];
        });
        committed.push(one.envelope.id);
      });
    };
    return new Inbox({
      service: 'episode-service',
      database: scratch.database,
      journal,
      log,
      levelsMs: LEVELS,
      dispatch,
      onCommit: () => undefined,
    });
  }

  const applied = async (key: number): Promise<number[]> =>
    (
      await scratch.database.query<{ sequence: string }[]>(
        'SELECT sequence FROM applied WHERE key = $1 ORDER BY place',
        [testId(key)],
      )
    ).map((row) => Number(row.sequence));
  const events = async (): Promise<JournalEvent[]> =>
    (
      await scratch.database.query<{ events: string }[]>('SELECT events FROM journal ORDER BY id')
    ).flatMap((row) => JSON.parse(row.events) as JournalEvent[]);
  const kinds = async (id: string): Promise<string[]> =>
    (await events()).filter((event) => event.message === id).map((event) => event.kind);
  const until = async (look: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await look()); tries += 1) {
      if (tries > 250) throw new Error('Not within five seconds');
      await pause(20);
    }
  };

  it('applies what comes shuffled and doubled once and in order, with facts, and tells the handlers after the commit', async () => {
    const messages = Array.from({ length: 120 }, (_, place) =>
      message(10 + (place % 4), Math.floor(place / 4) + 1),
    );
    const shuffled = [...messages, ...messages.slice(0, 40)].sort(() => Math.random() - 0.5);
    expect(new Set(await Promise.all(shuffled.map((one) => inbox.accept(arrival(one)))))).toEqual(
      new Set(['settled']),
    );
    inbox.start();
    await until(() => Promise.resolve(committed.length === 120));
    for (const key of [10, 11, 12, 13])
      expect(await applied(key)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1));
    expect(new Set(committed).size).toBe(120);
    expect(committed).toHaveLength(120);
    const [outbox] = await scratch.database.query<{ count: string }[]>(
      'SELECT count(*) FROM outbox',
    );
    expect(outbox?.count).toBe('120');
    const all = await events();
    expect(all.filter((event) => event.kind === 'processed')).toHaveLength(120);
    expect(all.filter((event) => event.kind === 'duplicate')).toHaveLength(40);
    await inbox.stop();
  });

  it('holds what comes early until the missing one is there, also across a restart', async () => {
    for (const sequence of [3, 2]) await inbox.accept(arrival(message(20, sequence)));
    expect(await applied(20)).toEqual([]);
    await inbox.stop();
    inbox = newInbox();
    await inbox.accept(arrival(message(20, 1)));
    expect(await applied(20)).toEqual([1, 2, 3]);
    expect(await scratch.database.query('SELECT 1 FROM inbox_hold')).toEqual([]);
  });

  it('tries a failing message again while its successors wait and others go on, and leaves no trace of failed tries', async () => {
    const [first, second, third, other] = [
      message(30, 1),
      message(30, 2),
      message(30, 3),
      message(31, 1),
    ];
    // Each attempt is two: with the others of its batch, and then under guard.
    faults.set(second.envelope.id, 4);
    inbox.start();
    await Promise.all([first, second, third, other].map((one) => inbox.accept(arrival(one))));
    expect(await applied(30)).toEqual([1]);
    expect(await applied(31)).toEqual([1]);
    await until(async () => (await applied(30)).length === 3);
    expect(await applied(30)).toEqual([1, 2, 3]);
    expect(await kinds(second.envelope.id)).toEqual(['deferred', 'deferred', 'processed']);
    expect((await events()).find((event) => event.message === second.envelope.id)).toMatchObject({
      error: expect.stringContaining('TypeError'),
      attempt: 1,
    });
    await inbox.stop();
  });

  it('parks what fails too often; replayed, it goes first and its successors follow; replayed again, it is a duplicate', async () => {
    const [first, second] = [message(40, 1), message(40, 2)];
    faults.set(first.envelope.id, 6);
    inbox.start();
    await Promise.all([first, second].map((one) => inbox.accept(arrival(one))));
    await until(async () => (await kinds(first.envelope.id)).includes('parked'));
    expect(await applied(40)).toEqual([]);
    const order = {
      deadLetterId: testId(1),
      itemId: testId(2),
      service: 'episode-service' as const,
      messageId: first.envelope.id,
    };
    const replay = (): Promise<void> =>
      scratch.database.transaction((manager) =>
        carryOutOrder(manager, journal, DeadLetterReplayOrdered.type, order),
      );
    await replay();
    inbox.wake();
    await until(async () => (await applied(40)).length === 2);
    expect(await applied(40)).toEqual([1, 2]);
    await replay();
    const steps = (await events()).filter((event) => event.message === first.envelope.id);
    expect(steps.map((event) => event.kind)).toEqual([
      'deferred',
      'deferred',
      'parked',
      'processed',
      'duplicate',
    ]);
    expect(steps.slice(-2).map((event) => event.replayItem)).toEqual([testId(2), testId(2)]);
    await inbox.stop();
  });

  it('goes on without a message that was discarded', async () => {
    const [first, second] = [message(50, 1), message(50, 2)];
    faults.set(first.envelope.id, 9);
    inbox.start();
    await Promise.all([first, second].map((one) => inbox.accept(arrival(one))));
    await until(async () => (await kinds(first.envelope.id)).includes('parked'));
    const order = {
      deadLetterId: testId(1),
      itemId: testId(2),
      service: 'episode-service' as const,
      messageId: first.envelope.id,
    };
    await scratch.database.transaction((manager) =>
      carryOutOrder(manager, journal, DeadLetterDiscardOrdered.type, order),
    );
    inbox.wake();
    await until(async () => (await applied(50)).length === 1);
    expect(await applied(50)).toEqual([2]);
    expect(await kinds(first.envelope.id)).toContain('discarded');
    await inbox.accept(arrival(first));
    expect((await kinds(first.envelope.id)).at(-1)).toBe('duplicate');
    await inbox.stop();
  });

  it('parks another message that claims a place taken, instead of losing it', async () => {
    const [first, second, third] = [message(60, 1), message(60, 1), message(60, 3)];
    const other = message(60, 3);
    for (const one of [first, second, third, other]) await inbox.accept(arrival(one));
    expect(await applied(60)).toEqual([1]);
    expect(
      await scratch.database.query(
        'SELECT message_id, reason FROM inbox_unreadable ORDER BY received_at',
      ),
    ).toEqual([
      { message_id: second.envelope.id, reason: 'sequence_reused' },
      { message_id: other.envelope.id, reason: 'sequence_reused' },
    ]);
  });

  it('keeps what nobody can read, once, with the reason', async () => {
    const broken: Arrival = {
      kind: 'unreadable',
      stream: testId(70),
      sequence: 0,
      messageId: testId(70),
      routingKey: 'x.y.v1',
      reason: 'not_json',
      body: Buffer.from('{'),
    };
    await Promise.all([inbox.accept(broken), inbox.accept(broken)]);
    expect(await kinds(testId(70))).toEqual(['parked', 'duplicate']);
  });

  it('survives another instance that begins the same stream at the same moment', async () => {
    const rival = newInbox();
    const messages = Array.from({ length: 40 }, (_, place) => message(80 + place, 1));
    await Promise.all(
      messages.flatMap((one) => [inbox.accept(arrival(one)), rival.accept(arrival(one))]),
    );
    const [{ count } = { count: '' }] = await scratch.database.query<{ count: string }[]>(
      'SELECT count(*) FROM applied',
    );
    expect(count).toBe('40');
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuse } from '@hub/contracts';
import { ConsentRefused } from '@hub/internal-messages';
import type { Evidence } from '@hub/journal';
import { fact, internalCaller, type MessageContext, type Outcome } from '@hub/use-case';
import { createLogger } from '@hub/observability';
import { Sealer } from '@hub/security';
import { asked, delivered, FixedClock, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../tests/config.js';
import { BrokerConnection } from './broker/broker-connection.js';
import { ConfirmPublisher, UnroutableError } from './broker/confirm-publisher.js';
import { Journal } from './journal/journal.js';
import { Leadership } from './outbox/leadership.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { SqlUnitOfWork } from './sql-unit-of-work.js';
import { MESSAGING_TABLES } from './tables/messaging-tables.js';
import { MESSAGING_MIGRATIONS } from './tables/messaging-migrations.js';

class CreateCounter1 implements MigrationInterface {
  readonly name = 'CreateCounter1764000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(
      'CREATE TABLE counter (id integer PRIMARY KEY, value integer NOT NULL); INSERT INTO counter VALUES (1, 0)',
    );
  }
  async down(): Promise<void> {
    await Promise.reject(new Error('not needed'));
  }
}

interface Stores {
  add(): Promise<void>;
}

const log = createLogger('test', 'silent');
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 3).toString('base64') } });
const told = (subject: number) =>
  fact(ConsentRefused, {
    consentId: testId(subject),
    episodeId: testId(2),
    authority: 'E09000023',
  });

describe('the backbone on a real database and broker', () => {
  let scratch: ScratchSchema;
  let work: SqlUnitOfWork<Stores>;
  const query = <T>(sql: string): Promise<T> => scratch.database.query(sql);
  const counter = async () =>
    (await query<{ value: number }[]>('SELECT value FROM counter'))[0]?.value;

  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [CreateCounter1, ...MESSAGING_MIGRATIONS],
    });
    work = new SqlUnitOfWork<Stores>({
      service: 'consent-service',
      database: scratch.database,
      stores: (manager) => ({
        add: async () => {
          await manager.query('UPDATE counter SET value = value + 1');
        },
      }),
      clock: new FixedClock(),
      sealer,
      journal: new Journal(),
      onFacts: () => undefined,
    });
  });
  afterAll(() => scratch.drop());

  it('says of a row once that it was changed, however often the change is tried again', async () => {
    const journal = new Journal();
    await query(
      'CREATE TABLE done_once (id bigint PRIMARY KEY); INSERT INTO done_once VALUES (1), (2)',
    );
    const change = 'done AS (DELETE FROM done_once WHERE id = ANY($1) RETURNING id)';
    const events = new Map(
      ['1', '2', '3'].map((id) => [
        id,
        { kind: 'published' as const, message: testId(Number(id)) },
      ]),
    );
    const before = await query<{ id: string }[]>('SELECT id FROM journal');
    for (const ids of [['1'], ['1', '2'], ['1', '2', '3']])
      await journal.writeOfRows(scratch.database, events, change, [ids]);
    const rows = await query<{ id: string; events: string }[]>(
      'SELECT id, events FROM journal ORDER BY id',
    );
    const written = rows
      .filter(({ id }) => !before.some((row) => row.id === id))
      .map((row) =>
        (JSON.parse(row.events) as { message: string }[]).map(({ message }) => message),
      );
    expect(written).toEqual([[testId(1)], [testId(2)]]);
    await query(
      `DELETE FROM journal WHERE events LIKE '%${testId(1)}%' OR events LIKE '%${testId(2)}%'`,
    );
  });

  it('writes the evidence of a request with its effect, that of a refusal alone, and none of the hub’s own chores', async () => {
    const evidence = async () =>
      (
        await query<{ evidence: string }[]>(
          'SELECT evidence FROM journal WHERE evidence IS NOT NULL ORDER BY id',
        )
      ).map((row) => JSON.parse(row.evidence) as Evidence);
    await query('DELETE FROM journal');
    const context = asked('E09000023', { personId: testId(8) });
    const payload = { episodeId: testId(2), childName: 'a private name' };
    const outcome: Outcome<object> = {
      result: {},
      facts: [told(5)],
      evidence: {
        purpose: 'support',
        because: 'consent_in_force',
        rule: 'sharing-1',
        concerning: ['E09000011'],
      },
    };
    await work.request(context, payload, () => Promise.resolve(outcome));
    await work.request(context, payload, () =>
      Promise.resolve(refuse('consent_missing', 'a private sentence')),
    );
    await work.request(context, payload, () =>
      Promise.resolve({ result: refuse('conflict'), facts: [] }),
    );
    await work.request({ ...context, caller: internalCaller('test') }, {}, () =>
      Promise.resolve({ result: {}, facts: [] }),
    );
    await work.request({ ...context, caller: internalCaller('test') }, {}, () =>
      Promise.resolve(refuse('conflict')),
    );
    const kept = await evidence();
    expect(kept.map(({ outcome: what, because }) => [what, because])).toEqual([
      ['done', 'consent_in_force'],
      ['refused', 'consent_missing'],
      ['refused', 'conflict'],
    ]);
    expect(kept[0]).toMatchObject({
      action: context.type,
      by: {
        authority: 'E09000023',
        personId: testId(8),
        clientId: 'client-E09000023',
        door: 'http',
      },
      message: context.messageId,
      episode: testId(2),
      purpose: 'support',
      rule: 'sharing-1',
      concerning: ['E09000011'],
      facts: [`consent.refused.v1 ${testId(5)}`],
      request: sealer.fingerprint(
        `${context.type} ${JSON.stringify({ childName: 'a private name', episodeId: testId(2) })}`,
      ),
    });
    expect(JSON.stringify(kept)).not.toContain('private');
    await query('DELETE FROM journal');
    await query('DELETE FROM outbox');
  });

  const count = (context: MessageContext, payload: object = {}) =>
    work.request<{ value: number | undefined }>(
      context,
      payload,
      async (stores): Promise<Outcome<{ value: number | undefined }>> => {
        await stores.add();
        return { result: { value: 7 }, facts: [told(1)] };
      },
    );

  it('commits state and facts together, and rolls both back with a refusal, a fault or a rehearsal', async () => {
    await count(asked('E09000023'));
    const refused = await work.request(asked('E09000023'), {}, async (stores) => {
      await stores.add();
      return refuse('conflict');
    });
    expect(refused).toEqual({ refused: 'conflict' });
    const failing = work.request(
      asked('E09000023'),
      {},
      async (stores): Promise<Outcome<object>> => {
        await stores.add();
        return Promise.reject(new Error('defect'));
      },
    );
    await expect(failing).rejects.toThrow('defect');
    expect(await work.rehearse((stores) => stores.add().then(() => ({ tried: 1 })))).toEqual({
      tried: 1,
    });
    expect(await counter()).toBe(1);
    expect(await query('SELECT 1 FROM outbox')).toHaveLength(1);
  });

  it('takes effect once for a key, however many ask at once, and refuses another body', async () => {
    const before = await counter();
    const contexts = Array.from({ length: 8 }, () =>
      asked('E09000023', { idempotencyKey: 'key-1' }),
    );
    const answers = await Promise.all(contexts.map((context) => count(context, { a: 1, b: 2 })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"value":7}']),
    );
    expect(await counter()).toBe((before ?? 0) + 1);
    expect(await count(asked('E09000023', { idempotencyKey: 'key-1' }), { b: 2, a: 1 })).toEqual({
      value: 7,
    });
    expect(await count(asked('E09000023', { idempotencyKey: 'key-1' }), { a: 2 })).toEqual({
      refused: 'idempotency_key_reused',
    });
    expect(await count(asked('E09000011', { idempotencyKey: 'key-1' }), { a: 2 })).toEqual({
      value: 7,
    });
    const keyed = asked('E09000023', { idempotencyKey: 'key-1' });
    expect(await work.answered(keyed, { b: 2, a: 1 })).toEqual({ value: 7 });
    expect(await work.answered(keyed, { a: 2 })).toMatchObject({ refused: expect.any(String) });
  });

  it('keeps no first answer in clear', async () => {
    const rows = await query<{ reply: Buffer }[]>('SELECT reply FROM idempotency');
    for (const { reply } of rows) expect(reply.toString('utf8')).not.toContain('value');
  });

  it('lets only the handler of a message react', () => {
    expect(() => work.react(delivered(5), () => Promise.resolve([]))).toThrow('under delivery');
  });

  it('numbers the facts of one aggregate without gaps, also where transactions roll back in between', async () => {
    const write = (fail: boolean) =>
      work.request(asked('E09000023'), {}, () =>
        fail
          ? Promise.resolve(refuse('conflict'))
          : Promise.resolve({ result: {}, facts: [told(500), told(500)] }),
      );
    await Promise.all(Array.from({ length: 12 }, (_, place) => write(place % 3 === 0)));
    const rows = await query<{ sequence: string }[]>(
      `SELECT sequence FROM outbox WHERE envelope::json->>'subject' = '${testId(500)}' ORDER BY id`,
    );
    expect(rows.map((row) => Number(row.sequence))).toEqual(
      Array.from({ length: 16 }, (_, place) => place + 1),
    );
  });

  it('publishes from the outbox in order, deletes what is confirmed, and keeps what no queue takes', async () => {
    const admin = await connect(`${backing.amqpUrl}/%2F`);
    const channel = await admin.createChannel();
    await channel.assertExchange('hub.evt', 'topic', { durable: true });
    await channel.assertQueue('backbone-test', { durable: true });
    await channel.bindQueue('backbone-test', 'hub.evt', ConsentRefused.type);
    const connection = new BrokerConnection({
      url: `${backing.amqpUrl}/%2F`,
      name: 'test',
      log,
    }).start();
    const publisher = new ConfirmPublisher(connection);
    while (!publisher.ready) await pause(20);
    await expect(
      publisher.publish('hub.evt', 'nobody.listens.v1', Buffer.from('x'), { messageId: 'x' }),
    ).rejects.toBeInstanceOf(UnroutableError);
    await query(
      `INSERT INTO outbox (message_id, type, sequence, envelope) VALUES ('${testId(900)}', 'nobody.listens.v1', 1, '{"x":1}')`,
    );
    const relay = (): OutboxRelay =>
      new OutboxRelay({
        database: scratch.database,
        leadership: new Leadership(scratch.database),
        publisher,
        journal: new Journal(),
        log,
      });
    const relays = [relay(), relay()];
    for (const relay of relays) relay.start();
    const left = () => query<{ type: string; state: string }[]>('SELECT type, state FROM outbox');
    while ((await left()).some((row) => row.state === 'ready')) await pause(20);
    expect(await left()).toEqual([{ type: 'nobody.listens.v1', state: 'unroutable' }]);
    const sequences: number[] = [];
    for (
      let message = await channel.get('backbone-test', { noAck: true });
      message;
      message = await channel.get('backbone-test', { noAck: true })
    ) {
      const envelope = JSON.parse(message.content.toString()) as {
        subject: string;
        sequence: string;
      };
      if (envelope.subject === testId(500)) sequences.push(Number(envelope.sequence));
    }
    expect(sequences).toEqual(Array.from({ length: 16 }, (_, place) => place + 1));
    for (const relay of relays) await relay.stop();
    await connection.close();
    await channel.deleteQueue('backbone-test');
    await channel.deleteExchange('hub.evt');
    await admin.close();
  });
});

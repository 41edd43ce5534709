import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import type { EvidenceBatch } from '@hub/journal';
import { verifierOf } from '@hub/evidence-ledger';
import {
  BrokerConnection,
  consumeBatches,
  Journal,
  MESSAGING_MIGRATIONS,
  SqlUnitOfWork,
} from '@hub/messaging';
import { Sealer } from '@hub/security';
import { ScratchSchema } from '@hub/testing';
import { backing } from '../config.js';
import { migrations } from '../../apps/ledger-service/migrations/migrations.js';
import { AppendEvidence } from '../../apps/ledger-service/src/application/append-evidence.js';
import { LedgerGuard } from '../../apps/ledger-service/src/application/guard-ledger.js';
import { KeepCheckpoint } from '../../apps/ledger-service/src/application/keep-checkpoint.js';
import type { LedgerStores } from '../../apps/ledger-service/src/application/ports.js';
import { evidenceBatch, SIGNER } from '../../apps/ledger-service/src/testing/examples.js';
import { CheckpointFile } from '../../apps/ledger-service/src/adapters/checkpoint-file.js';
import { storesOn } from '../../apps/ledger-service/src/adapters/persistence/stores.js';

const QUEUE = `ledger-restore-${uuidv7()}`;
const TABLES = ['source', 'leaf', 'tile', 'checkpoint', 'tree'];
const clock = { now: () => new Date().toISOString() };
const ids = { next: uuidv7 };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });

describe('a database that is put back to an older copy under a running ledger', () => {
  const brokerUrl = `${backing.amqpUrl.replace(/,[^/]*/, '')}/%2F`;
  const file = `${mkdtempSync(`${tmpdir()}/checkpoint-`)}/kept.txt`;
  let scratch: ScratchSchema;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
    });
    connection = await connect(brokerUrl, { noDelay: true });
    channel = await connection.createConfirmChannel();
    await channel.assertQueue(QUEUE, {
      durable: true,
      arguments: { 'x-queue-type': 'quorum', 'x-single-active-consumer': true },
    });
  });
  afterAll(async () => {
    await channel.deleteQueue(QUEUE);
    await connection.close();
    await scratch.drop();
  });

  /** One process of the service, on the real queue. */
  const start = () => {
    const work = new SqlUnitOfWork<LedgerStores>({
      service: 'ledger-service',
      database: scratch.database,
      stores: storesOn,
      clock,
      sealer,
      journal: new Journal(false),
      onFacts: () => undefined,
    });
    const keeper = new CheckpointFile(file);
    const waiting = new Set<() => void>();
    const guard = new LedgerGuard(keeper, verifierOf(SIGNER), () => {
      for (const wake of waiting) wake();
    });
    const append = new AppendEvidence(work, SIGNER, guard, { clock, ids });
    const broker = new BrokerConnection({ url: brokerUrl, name: 'restore test', log }).start();
    const consumer = consumeBatches(broker, {
      queue: QUEUE,
      log,
      take: async (batches) => {
        await append.execute(batches as EvidenceBatch[]);
        for (const wake of waiting) wake();
      },
    });
    /** Resolves once something holds, looked at after each message and each turn of the guard. */
    const until = (holds: () => Promise<boolean>): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          holds().then((yes) => {
            if (!yes) return;
            waiting.delete(look);
            resolve();
          }, reject);
        };
        waiting.add(look);
        look();
      });
    return {
      guard,
      keep: () => new KeepCheckpoint(work, guard, keeper, ids).execute(),
      untilSize: (size: number) => until(async () => (await leaves()) === size),
      untilNotWhole: () => until(() => Promise.resolve(guard.because !== undefined)),
      stop: async () => {
        await consumer.stop();
        await broker.close();
      },
    };
  };
  const query = <T>(text: string): Promise<T[]> => scratch.database.query<T[]>(text);
  const leaves = async () =>
    Number((await query<{ count: string }>('SELECT count(*) FROM leaf'))[0]?.count);
  const send = async (from: number, to: number) => {
    for (let number = from; number <= to; number += 1)
      channel.sendToQueue(QUEUE, Buffer.from(JSON.stringify([evidenceBatch(number)])), {
        persistent: true,
      });
    await channel.waitForConfirms();
  };
  const backUp = (name: string) =>
    query(TABLES.map((table) => `CREATE TABLE ${name}_${table} AS TABLE ${table}`).join(';'));
  const restore = (name: string) =>
    query(
      `TRUNCATE ${TABLES.join(', ')} CASCADE; ${TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM ${name}_${table}`).join(';')}`,
    );
  const sizeKept = () => Number(readFileSync(file, 'utf8').split('\n')[1]);

  it('is told, nothing is taken in and the proof of the loss is kept, through a start too, and nothing is lost once it is put right', async () => {
    const running = start();
    await send(1, 3);
    await running.untilSize(3);
    await backUp('older');
    await send(4, 6);
    await running.untilSize(6);
    await running.keep();
    const kept = readFileSync(file, 'utf8');
    expect(sizeKept()).toBe(6);
    await backUp('newer');

    await restore('older');
    await send(7, 8);
    await running.untilNotWhole();
    await running.keep();
    expect(running.guard.because).toMatch(
      /The ledger has 3 entries, but \S+ holds a signed checkpoint of 6: entries were lost/,
    );
    expect([await leaves(), readFileSync(file, 'utf8')]).toEqual([3, kept]);
    await running.stop();

    const again = start();
    await again.untilNotWhole();
    await again.keep();
    await send(9, 9);
    expect([await leaves(), readFileSync(file, 'utf8')]).toEqual([3, kept]);

    await restore('newer');
    await again.untilSize(9);
    await again.keep();
    expect([again.guard.because, sizeKept()]).toEqual([undefined, 9]);
    await again.stop();
    expect(
      (await query<{ id: string }>('SELECT id FROM source ORDER BY id')).map(({ id }) =>
        Number(id),
      ),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await channel.checkQueue(QUEUE)).messageCount).toBe(0);
  });
});

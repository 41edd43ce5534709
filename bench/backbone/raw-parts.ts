import { connect } from 'amqplib';
import pg from 'pg';
import type { BackingServices } from '../../tools/backing-services/services.js';

const QUEUE = 'bench.raw';
const BODY = Buffer.alloc(700, 'x');
const SECONDS = 4;

/**
 * What each part does alone on this machine in this run, per second: the same queue type, bare
 * transactions.
 */
export interface RawParts {
  readonly producer: number;
  readonly relay: number;
  readonly consumer: number;
  /** If the parts shared the cores perfectly: the inverse of the sum of their times. */
  readonly together: number;
}

export async function measureRawParts(backing: BackingServices): Promise<RawParts> {
  const producer = await bareTransactions(backing.databaseUrl);
  const { relay, consumer } = await bareMessages(backing);
  return {
    producer,
    relay,
    consumer,
    together: Math.round(1 / (1 / producer + 1 / relay + 1 / consumer)),
  };
}

/** Eight connections, each: change a row, insert a row of the size of a message, commit. */
async function bareTransactions(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  await pool.query(
    'CREATE TABLE raw_row (id integer PRIMARY KEY, count bigint); CREATE TABLE raw_out (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)',
  );
  await pool.query('INSERT INTO raw_row SELECT g, 0 FROM generate_series(0, 499) g');
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const work = async (worker: number): Promise<void> => {
    const client = await pool.connect();
    while (performance.now() < until) {
      done += 1;
      await client.query('BEGIN');
      await client.query('UPDATE raw_row SET count = count + 1 WHERE id = $1', [
        (done * 8 + worker) % 500,
      ]);
      await client.query('INSERT INTO raw_out (body) VALUES ($1)', [BODY.toString()]);
      await client.query('COMMIT');
    }
    client.release();
  };
  await Promise.all(Array.from({ length: 8 }, (_, worker) => work(worker)));
  await pool.query('DROP TABLE raw_row, raw_out');
  await pool.end();
  return Math.round(done / SECONDS);
}

/**
 * Publish with confirms, 500 at a time; then consume fifty at a time, with one bare transaction for
 * each fifty.
 */
async function bareMessages({
  amqpUrl,
  databaseUrl,
}: BackingServices): Promise<{ relay: number; consumer: number }> {
  const connection = await connect(`${amqpUrl}/%2F`, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(QUEUE, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  const began = performance.now();
  let published = 0;
  while (performance.now() - began < SECONDS * 1_000) {
    for (let place = 0; place < 500; place += 1)
      channel.publish('', QUEUE, BODY, { deliveryMode: 2, mandatory: true });
    published += 500;
    await channel.waitForConfirms();
  }
  const relay = published / ((performance.now() - began) / 1_000);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    'CREATE TABLE raw_in (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)',
  );
  const consumed = await new Promise<number>((resolve, reject) => {
    const waiting: { ack(): void }[] = [];
    let [count, working] = [0, false];
    const from = performance.now();
    const work = async (): Promise<void> => {
      working = true;
      while (waiting.length > 0) {
        const batch = waiting.splice(0, 50);
        await client.query('BEGIN');
        await client.query('INSERT INTO raw_in (body) SELECT unnest($1::text[])', [
          batch.map(() => BODY.toString()),
        ]);
        await client.query('COMMIT');
        for (const message of batch) message.ack();
        count += batch.length;
        if (count >= published) resolve(count / ((performance.now() - from) / 1_000));
      }
      working = false;
    };
    void channel.prefetch(150).then(() =>
      channel.consume(QUEUE, (message) => {
        if (!message) return;
        waiting.push({
          ack: () => {
            channel.ack(message);
          },
        });
        if (!working) work().catch(reject);
      }),
    );
  });
  await client.query('DROP TABLE raw_in');
  await client.end();
  await channel.deleteQueue(QUEUE);
  await connection.close();
  return { relay: Math.round(relay), consumer: Math.round(consumed) };
}

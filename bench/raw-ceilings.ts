import { connect } from 'amqplib';
import pg from 'pg';
import type { BackingServices } from '../tools/backing-services/services.js';
import { type Percentiles, percentiles } from './percentiles.js';

const ROUNDS = 500;
const QUORUM = 'bench.quorum';
const CLASSIC = 'bench.classic';

/**
 * What the raw parts do on this machine in this run: one at a time, as a person's request meets
 * them.
 */
export async function measureRawCeilings(
  backing: BackingServices,
): Promise<Record<string, Percentiles>> {
  return {
    ...(await measureBroker(backing.amqpUrl)),
    ...(await measureDatabase(backing.databaseUrl)),
  };
}

async function measureBroker(amqpUrl: string): Promise<Record<string, Percentiles>> {
  const connection = await connect(`${amqpUrl}/%2F`, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue(QUORUM, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.assertQueue(CLASSIC, { durable: true });
  const body = Buffer.alloc(1000, 'x');
  const publish = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        channel.publish(
          '',
          QUORUM,
          body,
          { deliveryMode: 2, mandatory: true },
          (error: unknown) => {
            if (error) reject(new Error('not confirmed'));
            else resolve();
          },
        );
      }),
  );
  const waiting = new Map<string, () => void>();
  await channel.consume(
    'amq.rabbitmq.reply-to',
    (message) => waiting.get(String(message?.properties.correlationId))?.(),
    { noAck: true },
  );
  await channel.consume(CLASSIC, (message) => {
    if (!message) return;
    channel.publish('', String(message.properties.replyTo), message.content, {
      correlationId: String(message.properties.correlationId),
    });
    channel.ack(message);
  });
  let number = 0;
  const request = await timed(
    () =>
      new Promise<void>((resolve) => {
        number += 1;
        waiting.set(String(number), resolve);
        channel.publish('', CLASSIC, body, {
          correlationId: String(number),
          replyTo: 'amq.rabbitmq.reply-to',
        });
      }),
  );
  await channel.deleteQueue(QUORUM);
  await channel.deleteQueue(CLASSIC);
  await connection.close();
  return { amqpPublishConfirmQuorum: publish, amqpRequestReplyClassic: request };
}

async function measureDatabase(databaseUrl: string): Promise<Record<string, Percentiles>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    'CREATE TABLE bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)',
  );
  const transaction = await timed(async () => {
    await client.query('BEGIN');
    await client.query('INSERT INTO bench_row (body) VALUES ($1)', ['x'.repeat(1000)]);
    await client.query('COMMIT');
  });
  const read = await timed(async () => {
    await client.query('SELECT body FROM bench_row WHERE id = $1', [17]);
  });
  await client.query('DROP TABLE bench_row');
  await client.end();
  return { postgresInsertTransaction: transaction, postgresReadByKey: read };
}

async function timed(work: () => Promise<void>): Promise<Percentiles> {
  const milliseconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    milliseconds.push(performance.now() - began);
  }
  return percentiles(milliseconds);
}

import { setTimeout as pause } from 'node:timers/promises';
import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ClientProxyFactory,
  Ctx,
  EventPattern,
  Payload,
  type RmqContext,
  Transport,
} from '@nestjs/microservices';
import type { Channel, ConsumeMessage } from 'amqplib';
import { DataSource, EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { peerConfig } from './config.js';

/**
 * What a team would otherwise take: Nest's own RabbitMQ transport, a TypeORM entity saved for each
 * message, manual acknowledgement after the save. The producer saves a row and then emits, without
 * an outbox. Prefetch and mode are told by the bench.
 */
interface Row {
  id: string;
  body: string;
}

const effects = new EntitySchema<Row>({
  name: 'peer_effect',
  columns: { id: { type: 'uuid', primary: true }, body: { type: 'text' } },
});
const writes = new EntitySchema<Row>({
  name: 'peer_write',
  columns: { id: { type: 'uuid', primary: true }, body: { type: 'text' } },
});
const QUEUE = 'peer';
const { amqpUrl, databaseUrl, prefetch, seconds } = peerConfig;
const database = await new DataSource({
  type: 'postgres',
  url: databaseUrl,
  entities: [effects, writes],
  synchronize: true,
  poolSize: 10,
}).initialize();
let handled = 0;
let lastAt = 0;

@Controller()
class PeerController {
  @EventPattern<string>('told')
  async told(@Payload() row: Row, @Ctx() context: RmqContext): Promise<void> {
    await database.getRepository(effects).save(row);
    (context.getChannelRef() as Channel).ack(context.getMessage() as ConsumeMessage);
    handled += 1;
    lastAt = performance.now();
  }
}

@Module({ controllers: [PeerController] })
class PeerModule {}

const transport = {
  urls: [amqpUrl],
  queue: QUEUE,
  queueOptions: { durable: true, arguments: { 'x-queue-type': 'quorum' } },
  persistent: true,
  socketOptions: { connectionOptions: { noDelay: true } },
};
const app = await NestFactory.createMicroservice(PeerModule, {
  transport: Transport.RMQ,
  options: { ...transport, noAck: false, prefetchCount: prefetch },
  logger: false,
});
await app.listen();
const client = ClientProxyFactory.create({ transport: Transport.RMQ, options: transport });
await client.connect();
const began = performance.now();
let written = 0;
async function produce(): Promise<void> {
  while (performance.now() - began < seconds * 1_000) {
    const row = { id: uuidv7(), body: 'x'.repeat(300) };
    await database.getRepository(writes).insert(row);
    await new Promise<void>((resolve, reject) => {
      client.emit('told', row).subscribe({ complete: resolve, error: reject });
    });
    written += 1;
  }
}
await Promise.all(Array.from({ length: 8 }, () => produce()));
while (handled < written && performance.now() - lastAt < 5_000) await pause(20);
process.stdout.write(
  `${JSON.stringify({ written, handled, perSecond: Math.round((handled * 1_000) / (lastAt - began)) })}\n`,
);
process.exit(0);

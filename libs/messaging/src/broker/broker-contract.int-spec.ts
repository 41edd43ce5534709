import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ChannelModel,
  type ConfirmChannel,
  connect,
  type ConsumeMessage,
  type GetMessage,
} from 'amqplib';
import { backing } from '../../../../tests/config.js';

/** What the backbone relies on, pinned against whatever RabbitMQ the tests were given. */
describe('RabbitMQ', () => {
  let connection: ChannelModel;
  let channel: ConfirmChannel;
  const made: string[] = [];

  beforeAll(async () => {
    connection = await connect(`${backing.amqpUrl.replace(/,[^/]*/, '')}/%2F`, { noDelay: true });
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
  });
  afterAll(async () => {
    for (const queue of made) await channel.deleteQueue(queue).catch(() => undefined);
    await connection.close();
  });

  const queue = async (name: string, args: object = {}): Promise<string> => {
    await channel.assertQueue(name, {
      durable: true,
      arguments: { 'x-queue-type': 'quorum', ...args },
    });
    await channel.purgeQueue(name);
    made.push(name);
    return name;
  };
  const publish = (
    exchange: string,
    key: string,
    body: string,
    mandatory = true,
  ): Promise<boolean> =>
    new Promise((resolve) => {
      channel.publish(
        exchange,
        key,
        Buffer.from(body),
        { mandatory, deliveryMode: 2, messageId: body },
        (error: unknown) => {
          resolve(error === null || error === undefined);
        },
      );
    });
  const next = async (name: string): Promise<GetMessage | false> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const message = await channel.get(name);
      if (message) return message;
      await pause(20);
    }
    return false;
  };

  it('confirms what no queue takes, and returns it first where it was mandatory', async () => {
    await channel.assertExchange('contract.topic', 'topic', { durable: true });
    const order: string[] = [];
    channel.once('return', () => order.push('returned'));
    expect(await publish('contract.topic', 'nobody', 'lost')).toBe(true);
    order.push('confirmed');
    expect(order).toEqual(['returned', 'confirmed']);
    expect(await publish('contract.topic', 'nobody', 'lost', false)).toBe(true);
  });

  it('confirms as routed what one queue took and another, whose binding is gone, did not', async () => {
    const [one, other] = [await queue('contract.one'), await queue('contract.other')];
    for (const name of [one, other]) await channel.bindQueue(name, 'contract.topic', 'told');
    await channel.unbindQueue(other, 'contract.topic', 'told');
    const returned: unknown[] = [];
    channel.on('return', (message) => returned.push(message));
    expect(await publish('contract.topic', 'told', 'half')).toBe(true);
    expect(returned).toEqual([]);
    expect(await next(one)).toBeTruthy();
    expect(await channel.get(other)).toBe(false);
  });

  it('refuses to confirm what a full queue does not take', async () => {
    const full = await queue('contract.full', {
      'x-max-length': 2,
      'x-overflow': 'reject-publish',
    });
    const outcomes: boolean[] = [];
    for (let number = 0; number < 60; number += 1)
      outcomes.push(await publish('', full, String(number)));
    expect(outcomes[0]).toBe(true);
    expect(outcomes.at(-1)).toBe(false);
  });

  it('keeps a message that is given back in its place where a delivery limit is set, and dead-letters it in the end', async () => {
    const dead = await queue('contract.dead');
    const limited = await queue('contract.limited', {
      'x-delivery-limit': 2,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': dead,
    });
    for (const body of ['a', 'b']) await publish('', limited, body);
    const seen: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const message = await next(limited);
      if (!message) break;
      seen.push(message.content.toString());
      if (message.content.toString() === 'a') channel.reject(message, true);
      else channel.ack(message);
    }
    expect(seen).toEqual(['a', 'a', 'a', 'b']);
    const letter = await next(dead);
    expect(letter && letter.content.toString()).toBe('a');
  });

  it('tells a consumer with null that its queue was deleted, and leaves the channel open', async () => {
    await queue('contract.deleted');
    const own = await connection.createChannel();
    const { promise: told, resolve } = Promise.withResolvers<ConsumeMessage | null>();
    await own.consume('contract.deleted', resolve);
    await channel.deleteQueue('contract.deleted');
    expect(await told).toBeNull();
    await own.assertQueue('contract.after', { autoDelete: true });
    await own.close();
  });

  it('closes the channel that consumes what is not there', async () => {
    const own = await connection.createChannel();
    own.on('error', () => undefined);
    await expect(own.consume('contract.nowhere', () => undefined)).rejects.toThrow(/NOT[_-]FOUND/);
  });

  it('gives a queue with a single active consumer to one, and to the next when that one goes', async () => {
    const single = await queue('contract.single', { 'x-single-active-consumer': true });
    const got: string[] = [];
    const [first, second] = [await connection.createChannel(), await connection.createChannel()];
    for (const [name, own] of [
      ['first', first],
      ['second', second],
    ] as const) {
      await own.consume(single, (message) => {
        if (!message) return;
        got.push(name);
        own.ack(message);
      });
    }
    for (const body of ['a', 'b', 'c']) await publish('', single, body);
    while (got.length < 3) await pause(20);
    expect(new Set(got)).toEqual(new Set(['first']));
    await first.close();
    await publish('', single, 'd');
    while (got.length < 4) await pause(20);
    expect(got.at(-1)).toBe('second');
    await second.close();
  });

  it('drops a request that expired, and answers over direct reply-to', async () => {
    const name = 'contract.requests';
    await channel.assertQueue(name, { durable: true });
    made.push(name);
    channel.sendToQueue(name, Buffer.from('late'), { expiration: 1 });
    await pause(100);
    expect(await channel.get(name)).toBe(false);
    const own = await connection.createChannel();
    const reply = new Promise<string>((resolve) => {
      void own.consume(
        'amq.rabbitmq.reply-to',
        (message) => {
          resolve(message?.content.toString() ?? '');
        },
        { noAck: true },
      );
    });
    own.sendToQueue(name, Buffer.from('ask'), { replyTo: 'amq.rabbitmq.reply-to' });
    const request = await next(name);
    if (request) channel.sendToQueue(String(request.properties.replyTo), Buffer.from('answer'));
    expect(await reply).toBe('answer');
    await own.close();
  });
});

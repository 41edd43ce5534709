import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect, type ConsumeMessage } from 'amqplib';
import { memberVhost, SERVICES } from '@hub/contracts';
import { LookupFound, StartLookup } from '@hub/contracts/lookup';
import { allMessages, takes } from '@hub/internal-messages';
import {
  brokerTopology,
  EVENT_EXCHANGE,
  HUB_VHOST,
  mayDrop,
  MEMBER_IN,
  MEMBER_OUT,
  MEMBER_RETURNED,
  type QueueTerms,
  REQUEST_EXCHANGE,
} from '@hub/messaging';
import { backing } from '../../tests/config.js';
import { management } from '../backing-services/management.js';
import { DELIVERY_USER, INGRESS_USER, provisionBroker } from './provision-broker.js';

const MEMBERS = ['E09000098', 'E09000099'];
const VHOSTS = [HUB_VHOST, ...MEMBERS.map(memberVhost)];
const SEEN_WITHIN_MS = 40_000;

interface Queue extends QueueTerms {
  readonly vhost: string;
  readonly name: string;
}

const url = (): string => backing.managementUrl.split(',')[0] ?? '';
const passwords = {
  services: Object.fromEntries(
    [...SERVICES, INGRESS_USER, DELIVERY_USER].map((name) => [name, 'p']),
  ),
  members: Object.fromEntries(MEMBERS.map((code) => [code, 'p'])),
};

/** The hub's queues, once the management knows under which policy each is. */
async function queues(known: (queues: readonly Queue[]) => boolean = () => true): Promise<Queue[]> {
  const until = performance.now() + SEEN_WITHIN_MS;
  for (;;) {
    const all = await management<Queue[]>(
      url(),
      'GET',
      '/api/queues?columns=vhost,name,type,arguments,effective_policy_definition',
    );
    const ours = all.filter(({ vhost }) => VHOSTS.includes(vhost));
    if (ours.every((queue) => mayDrop(queue) !== undefined) && known(ours)) return ours;
    if (performance.now() > until) return ours;
    await pause(500);
  }
}

const called = (all: readonly Queue[]): string[] =>
  all.map(({ vhost, name }) => `${vhost}/${name}`).sort();

describe('the provisioned broker', () => {
  const [code = ''] = MEMBERS;
  const vhost = memberVhost(code);
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    // A broker as an earlier version of the hub left it, with somebody's default for all queues as
    // RabbitMQ 4 has it by itself.
    const { policies: _none, ...earlier } = brokerTopology(MEMBERS);
    await management(url(), 'POST', '/api/definitions', earlier);
    await management(
      url(),
      'POST',
      `/api/bindings/${HUB_VHOST}/e/${REQUEST_EXCHANGE}/q/req.episode-service`,
      {
        routing_key: StartLookup.type,
      },
    );
    // As episode-service took in every lookup once.
    await management(
      url(),
      'POST',
      `/api/bindings/${HUB_VHOST}/e/${EVENT_EXCHANGE}/q/episode-service`,
      { routing_key: LookupFound.type },
    );
    for (const name of VHOSTS) {
      const policy = {
        pattern: '.*',
        'apply-to': 'queues',
        priority: 0,
        definition: { 'delivery-limit': 20 },
      };
      await management(url(), 'PUT', `/api/policies/${name}/default-of-rabbitmq-4`, policy);
    }
    await provisionBroker(url(), passwords);
    const admin = new URL(url());
    await management(url(), 'PUT', `/api/permissions/${vhost}/${admin.username}`, {
      configure: '.*',
      write: '.*',
      read: '.*',
    });
    connection = await connect(`${backing.amqpUrl.replace(/,[^/]*/, '')}/${vhost}`, {
      noDelay: true,
    });
    connection.on('error', () => undefined);
    channel = await connection.createConfirmChannel();
    await channel.prefetch(1);
  });
  afterAll(async () => {
    await connection.close();
    for (const name of VHOSTS) await management(url(), 'DELETE', `/api/vhosts/${name}`);
  });

  /** A reader that gives each message back so many times, and then takes it. */
  async function read(
    queue: string,
    giveBack: number,
  ): Promise<{ taken: Promise<ConsumeMessage>; cancel(): Promise<unknown> }> {
    let given = 0;
    const { promise: taken, resolve } = Promise.withResolvers<ConsumeMessage>();
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (!message) return;
      given += 1;
      if (given <= giveBack) {
        channel.nack(message, false, true);
        return;
      }
      channel.ack(message);
      resolve(message);
    });
    return { taken, cancel: () => channel.cancel(consumerTag) };
  }

  async function put(exchange: string, body: string): Promise<void> {
    channel.publish(exchange, 'test', Buffer.from(body), {
      deliveryMode: 2,
      mandatory: true,
      messageId: body,
    });
    await channel.waitForConfirms();
  }

  it('takes each request to its owner alone, also where another service had it before', async () => {
    const standing = await management<{ destination: string; routing_key: string }[]>(
      url(),
      'GET',
      `/api/exchanges/${HUB_VHOST}/${REQUEST_EXCHANGE}/bindings/source`,
    );
    const takers = Map.groupBy(standing, (binding) => binding.routing_key);
    expect(takers.get(StartLookup.type)?.map(({ destination }) => destination)).toEqual([
      'req.lookup-service',
    ]);
    expect([...takers.values()].filter(({ length }) => length !== 1)).toEqual([]);
    expect(takers.size).toBe(allMessages().filter(({ kind }) => kind !== 'event').length);
  });

  it('takes each fact to whoever takes it in alone, also where a service took it in before', async () => {
    const standing = await management<{ destination: string; routing_key: string }[]>(
      url(),
      'GET',
      `/api/exchanges/${HUB_VHOST}/${EVENT_EXCHANGE}/bindings/source`,
    );
    const takers = Map.groupBy(standing, (binding) => binding.routing_key);
    expect(takers.get(LookupFound.type)?.map(({ destination }) => destination)).toEqual([
      'notification-service',
    ]);
    for (const message of allMessages()) {
      if (message.kind !== 'event') continue;
      expect(takers.get(message.type)?.length ?? 0).toBe(
        SERVICES.filter((service) => takes(service, message)).length,
      );
    }
  });

  it('has no quorum queue in any of its virtual hosts that may drop a message', async () => {
    const seen = await queues((all) => all.every((queue) => mayDrop(queue) === false));
    expect(seen.filter(({ type }) => type === 'quorum').length).toBeGreaterThan(
      SERVICES.length + 3 * MEMBERS.length,
    );
    expect(called(seen)).toEqual(
      expect.arrayContaining([
        `${HUB_VHOST}/journal`,
        `${HUB_VHOST}/evidence`,
        `${HUB_VHOST}/parking.consent-service`,
        `${vhost}/in`,
        `${vhost}/out`,
      ]),
    );
    expect(called(seen.filter((queue) => mayDrop(queue) !== false))).toEqual([]);
  });

  it('keeps a withdrawal that a case system gives back thirty times and then takes, though RabbitMQ 4 would stop at twenty', async () => {
    await put(MEMBER_OUT, 'withdrawal');
    const reader = await read(MEMBER_OUT, 30);
    expect((await reader.taken).content.toString()).toBe('withdrawal');
    await reader.cancel();
  });

  it('leads a command that no reader gets done with to where the gateway reads it as well, as it was', async () => {
    await put(MEMBER_IN, 'command');
    const [failing, other] = [
      await read(MEMBER_IN, Number.POSITIVE_INFINITY),
      await read(MEMBER_RETURNED, 0),
    ];
    const { content, properties } = await other.taken;
    expect([content.toString(), properties.messageId]).toEqual(['command', 'command']);
    await failing.cancel();
    await other.cancel();
  });

  it('keeps what lies in a queue that nobody thought of, and a stricter policy above the hub’s is seen', async () => {
    await channel.assertQueue('new', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    const strict = { pattern: '^out$', 'apply-to': 'queues', definition: { 'delivery-limit': 20 } };
    await management(url(), 'PUT', `/api/operator-policies/${vhost}/strict`, strict);
    const dropping = (all: readonly Queue[]): Queue[] =>
      all.filter((queue) => mayDrop(queue) === true);
    const seen = await queues(
      (all) => dropping(all).length > 0 && all.some(({ name }) => name === 'new'),
    );
    expect(called(seen)).toContain(`${vhost}/new`);
    expect(called(dropping(seen))).toEqual([`${vhost}/out`]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type OnMessage, QueueDoor } from '@hub/borough-connector';
import { type Envelope, memberVhost, SERVICES } from '@hub/contracts';
import { MEMBER_IN, MEMBER_OUT } from '@hub/messaging';
import { management } from '../../tools/backing-services/management.js';
import { DELIVERY_USER, INGRESS_USER, provisionBroker } from '../../tools/hub/provision-broker.js';
import { backing } from '../config.js';

const AUTHORITY = 'E09000097';
const VHOST = memberVhost(AUTHORITY);

describe('the queue door on RabbitMQ', () => {
  const url = (): string => backing.managementUrl.split(',')[0] ?? '';
  let connection: ChannelModel;
  let hub: ConfirmChannel;

  beforeAll(async () => {
    const services = Object.fromEntries(
      [...SERVICES, INGRESS_USER, DELIVERY_USER].map((name) => [name, 'p']),
    );
    await provisionBroker(url(), { services, members: { [AUTHORITY]: 'p' } });
    await management(url(), 'PUT', `/api/permissions/${VHOST}/${new URL(url()).username}`, {
      configure: '.*',
      write: '.*',
      read: '.*',
    });
    connection = await connect(`${backing.amqpUrl.replace(/,[^/]*/, '')}/${VHOST}`, {
      noDelay: true,
    });
    hub = await connection.createConfirmChannel();
  });
  afterAll(async () => {
    await connection.close();
    for (const vhost of [VHOST, 'hub']) await management(url(), 'DELETE', `/api/vhosts/${vhost}`);
  });

  const open = (onMessage: OnMessage): Promise<QueueDoor> =>
    QueueDoor.open(
      { amqpUrl: backing.amqpUrl, authority: AUTHORITY, user: VHOST, password: 'p' },
      onMessage,
    );
  const send = async (id: string): Promise<void> => {
    hub.publish(
      MEMBER_OUT,
      'consent.withdrawn.v1',
      Buffer.from(JSON.stringify({ id, type: 'consent.withdrawn.v1', data: {} })),
      { deliveryMode: 2, mandatory: true },
    );
    await hub.waitForConfirms();
  };

  it('gives back what your system cannot take, each time after a longer pause, and confirms it in the end', async () => {
    const came: number[] = [];
    const { promise: taken, resolve } = Promise.withResolvers<undefined>();
    const door = await open(() => {
      came.push(performance.now());
      if (came.length < 4) return Promise.reject(new Error('The case system is down'));
      resolve(undefined);
      return Promise.resolve('keep_silent');
    });
    await send('w-1');
    await taken;
    const pauses = came.slice(1).map((at, place) => at - (came[place] ?? 0));
    for (const [place, atLeast] of [950, 1_950, 3_950].entries())
      expect(pauses[place]).toBeGreaterThan(atLeast);
    await door.close();
  }, 30_000);

  it('confirms again what comes a second time, as the first receipt may be lost', async () => {
    const confirmed: string[] = [];
    const { promise: both, resolve } = Promise.withResolvers<undefined>();
    await hub.purgeQueue(MEMBER_IN);
    await hub.consume(MEMBER_IN, (message) => {
      if (!message) return;
      hub.ack(message);
      const { messageId } = (
        JSON.parse(message.content.toString()) as Envelope<{ messageId: string }>
      ).data;
      // What the door before had in hand when it closed comes as well.
      if (messageId === 'w-2') confirmed.push(messageId);
      if (confirmed.length === 2) resolve(undefined);
    });
    const seen = new Set<string>();
    let effects = 0;
    const door = await open(({ id }) => {
      if (id === 'w-2' && !seen.has(id)) effects += 1;
      seen.add(id);
      return Promise.resolve('confirm');
    });
    await send('w-2');
    await send('w-2');
    await both;
    expect(confirmed).toEqual(['w-2', 'w-2']);
    expect(effects).toBe(1);
    await door.close();
  });
});

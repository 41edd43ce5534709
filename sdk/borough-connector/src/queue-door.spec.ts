import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Envelope } from '@hub/contracts';
import type { OnMessage, QueueDoorOptions } from './queue-door.js';

/** A channel that keeps what is published, acknowledged and given back. */
class FakeChannel extends EventEmitter {
  readonly published: { queue: string; type: string; body: string; options: object }[] = [];
  readonly ends: string[] = [];
  deliver: ((message: object | null) => void) | undefined;
  /** What the broker says of each publication; it confirms where nothing is left. */
  readonly answers: (Error | 'closed')[] = [];

  prefetch = () => Promise.resolve();
  consume = (_queue: string, deliver: (message: object | null) => void) => {
    this.deliver = deliver;
    return Promise.resolve();
  };
  publish = (
    queue: string,
    type: string,
    body: Buffer,
    options: object,
    confirm: (error: unknown) => void,
  ): void => {
    const answer = this.answers.shift();
    if (answer === 'closed') throw new Error('Channel closed');
    if (answer === undefined) this.published.push({ queue, type, body: body.toString(), options });
    confirm(answer ?? null);
  };
  ack = () => this.ends.push('ack');
  nack = (_message: object, allUpTo: boolean, requeue: boolean) => {
    this.ends.push(`nack ${String(allUpTo)} ${String(requeue)}`);
  };
}

class FakeModel extends EventEmitter {
  readonly channels: FakeChannel[] = [];
  createConfirmChannel = () => {
    const channel = new FakeChannel();
    this.channels.push(channel);
    return Promise.resolve(channel);
  };
  close = () => Promise.resolve();
}

const broker = { tried: [] as string[], faults: [] as Error[], models: [] as FakeModel[] };
jest.unstable_mockModule('amqplib', () => ({
  connect: (url: string) => {
    broker.tried.push(url);
    const fault = broker.faults.shift();
    if (fault) return Promise.reject(fault);
    const model = new FakeModel();
    broker.models.push(model);
    return Promise.resolve(model);
  },
}));
/** How long the door waits, of which nothing is waited for. */
let pauses: number[] = [];
jest.unstable_mockModule('node:timers/promises', () => ({
  setTimeout: (wait: number) => {
    pauses.push(wait);
    return new Promise((over) => setTimeout(over, 1));
  },
}));
const { QueueDoor } = await import('./queue-door.js');

const OPTIONS: QueueDoorOptions = {
  amqpUrl: 'amqp://one:5672,two:5673',
  authority: 'E09000023',
  user: 'm.E09000023',
  password: 'p',
};

beforeEach(() => {
  broker.tried = [];
  broker.faults = [];
  broker.models = [];
  pauses = [];
});

/** An open door, and the last channel that the broker gave it. */
async function open(onMessage?: OnMessage, options = OPTIONS) {
  const door = await QueueDoor.open(options, onMessage);
  const channel = broker.models.at(-1)?.channels.at(-1);
  if (!channel) throw new Error('No channel was opened');
  return { door, channel };
}

const message = (id: string, delivered = 0): object => ({
  content: Buffer.from(JSON.stringify({ id, type: 'consent.withdrawn.v1', data: {} })),
  properties: { headers: { 'x-delivery-count': delivered } },
});
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((again) => setTimeout(again, 5));
};

describe('the door to the queues', () => {
  it.each<[string, string]>([
    ['amqp://one:5672', 'amqp://m.E09000023:p@one:5672/m.E09000023?heartbeat=10'],
    ['amqps://one', 'amqps://m.E09000023:p@one/m.E09000023?heartbeat=10'],
    ['amqp://other:word@one:5672/hub', 'amqp://m.E09000023:p@one:5672/m.E09000023?heartbeat=10'],
  ])('given %s opens %s: its own vhost, as itself', async (amqpUrl, opened) => {
    await open(undefined, { ...OPTIONS, amqpUrl });
    expect(broker.tried).toEqual([opened]);
  });

  it.each(['http://one', 'one:5672', 'amqp://'])('takes %s for no broker', async (amqpUrl) => {
    await expect(QueueDoor.open({ ...OPTIONS, amqpUrl })).rejects.toThrow('amqp://host:port');
  });

  it('tries the other node where one is away', async () => {
    broker.faults = [new Error('ECONNREFUSED')];
    await open();
    expect(broker.tried.map((url) => new URL(url).host)).toEqual(['one:5672', 'two:5673']);
  });

  it('gives up where it is not let in', async () => {
    broker.faults = [new Error('Handshake terminated: 403 (ACCESS_REFUSED)')];
    await expect(QueueDoor.open(OPTIONS)).rejects.toThrow('ACCESS_REFUSED');
    expect(broker.tried).toHaveLength(1);
  });

  it('opens again where the connection or the channel is lost', async () => {
    const { door, channel } = await open();
    broker.models[0]?.emit('close');
    expect(door.open).toBe(false);
    await until(() => door.open);
    expect(broker.models).toHaveLength(2);
    broker.models[1]?.channels[0]?.emit('close');
    expect(door.open).toBe(false);
    await until(() => door.open);
    expect(broker.models.map(({ channels }) => channels.length)).toEqual([1, 2]);
    expect(channel.published).toEqual([]);
  });

  it('stays closed once it was closed', async () => {
    const { door } = await open();
    await door.close();
    broker.models[0]?.emit('close');
    await new Promise((over) => setTimeout(over, 20));
    expect([door.open, broker.models.length]).toEqual([false, 1]);
  });
});

describe('a command', () => {
  it('is written to `in` as an event of CloudEvents, by who may write there, to be kept', async () => {
    const { door, channel } = await open();
    const id = await door.send('consent.withdraw.v1', { reason: 'x' });
    const [{ body, ...sent } = { body: '' }] = channel.published;
    expect(JSON.parse(body)).toMatchObject({
      specversion: '1.0',
      id,
      type: 'consent.withdraw.v1',
      source: 'urn:authority:E09000023',
      datacontenttype: 'application/json',
      data: { reason: 'x' },
    });
    expect(Object.keys(JSON.parse(body) as object)).not.toContain('actingperson');
    expect(sent).toEqual({
      queue: 'in',
      type: 'consent.withdraw.v1',
      options: {
        userId: 'm.E09000023',
        messageId: id,
        type: 'consent.withdraw.v1',
        contentType: 'application/cloudevents+json',
        deliveryMode: 2,
        mandatory: true,
      },
    });
  });

  it('names its id, the person and the version where they are said', async () => {
    const { door, channel } = await open();
    const options = { id: 'c-1', actingPerson: 'p-1', expectedVersion: 0 };
    expect(await door.send('transfer.accept.v1', {}, options)).toBe('c-1');
    expect(JSON.parse(channel.published[0]?.body ?? '')).toMatchObject({
      id: 'c-1',
      actingperson: 'p-1',
      ifmatch: '"0"',
    });
  });

  it.each<[string, Error | 'closed']>([
    ['did not store it', new Error('nacked')],
    ['closed the channel', 'closed'],
  ])('is sent again where the broker %s', async (_what, answer) => {
    const { door, channel } = await open();
    channel.answers.push(answer);
    await door.send('consent.withdraw.v1', {}, { id: 'c-1' });
    expect(channel.published).toHaveLength(1);
  });
});

describe('a message', () => {
  it('is acknowledged after its receipt is stored, under an id of its own', async () => {
    const took: string[] = [];
    const { channel } = await open(({ id }) => {
      took.push(id);
      return Promise.resolve('confirm');
    });
    channel.deliver?.(message('m-1'));
    await until(() => channel.ends.length > 0);
    expect(channel.ends).toEqual(['ack']);
    expect(took).toEqual(['m-1']);
    expect(channel.published.map(({ body }) => JSON.parse(body) as Envelope<object>)).toMatchObject(
      [{ id: 'receipt m-1', data: { messageId: 'm-1' } }],
    );
  });

  it('is acknowledged without a receipt where your system keeps silent', async () => {
    const { channel } = await open(() => Promise.resolve('keep_silent'));
    channel.deliver?.(message('m-1'));
    await until(() => channel.ends.length > 0);
    expect([channel.ends, channel.published]).toEqual([['ack'], []]);
  });

  it.each<[number, number]>([
    [0, 1_000],
    [1, 2_000],
    [5, 32_000],
    [6, 60_000],
    [40, 60_000],
  ])(
    'that cannot be taken, delivered %s times before, is given back after %s ms',
    async (before, wait) => {
      const { channel } = await open(() => Promise.reject(new Error('The case system is down')));
      channel.deliver?.(message('m-1', before));
      await until(() => channel.ends.length > 0);
      expect(channel.ends).toEqual(['nack false true']);
      expect(pauses).toEqual([wait]);
    },
  );

  it('that is nonsense never ends the door', async () => {
    const { door, channel } = await open(() => Promise.resolve('confirm'));
    channel.deliver?.(null);
    channel.deliver?.({ content: Buffer.from('{'), properties: {} });
    await until(() => channel.ends.length > 0);
    expect([door.open, channel.ends, pauses]).toEqual([true, ['nack false true'], [1_000]]);
  });
});

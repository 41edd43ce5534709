import { describe, expect, it, jest } from '@jest/globals';
import type { Logger } from '@hub/observability';
import { MESSAGING_LOG } from '../log-messages.js';
import type { BrokerConnection } from './broker-connection.js';
import { consumeBatches, parseJson } from './consume-batches.js';

interface Delivery {
  readonly content: Buffer;
}

/** A queue whose messages the test delivers, and what was acknowledged of them, by content. */
function queueOf() {
  const acknowledged: string[] = [];
  const calls: string[] = [];
  let deliver: (message: Delivery | null) => void = () => undefined;
  const channel = {
    prefetch: (count: number) => Promise.resolve(calls.push(`prefetch ${String(count)}`)),
    consume: (queue: string, take: typeof deliver, { consumerTag }: { consumerTag: string }) => {
      calls.push(`consume ${queue} as ${consumerTag}`);
      deliver = take;
      return Promise.resolve();
    },
    ack: ({ content }: Delivery) => acknowledged.push(content.toString()),
    close: () => Promise.resolve(calls.push('close')),
    cancel: (tag: string) => Promise.resolve(calls.push(`cancel ${tag}`)),
  };
  let open: typeof channel | undefined;
  const connection = {
    openChannel: (setUp: (one: typeof channel) => Promise<void>) => {
      void setUp(channel).then(() => {
        open = channel;
      });
      return { current: () => open };
    },
  } as unknown as BrokerConnection;
  const send = (text: string | null) => {
    deliver(text === null ? null : { content: Buffer.from(text) });
  };
  return { connection, acknowledged, calls, send };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

function consumerOf(
  take: (batches: readonly unknown[]) => Promise<void>,
  gather: () => Promise<unknown> = () => Promise.resolve(),
) {
  const logged: [unknown, object | undefined][] = [];
  const note = (message: unknown, fields?: object) => logged.push([message, fields]);
  const log = { error: note, warn: note } as unknown as Logger;
  const queue = queueOf();
  const consumer = consumeBatches(queue.connection, { queue: 'journal', log, take, gather });
  return { ...queue, consumer, logged };
}

describe('batches from a queue', () => {
  it('are ready once the queue is read, a few ahead', async () => {
    const { consumer, calls } = consumerOf(() => Promise.resolve());
    expect(consumer.ready).toBe(false);
    await settled();
    expect(consumer.ready).toBe(true);
    expect(calls).toEqual(['prefetch 32', 'consume journal as journal']);
  });

  it('are stored in their order, those together that come together, each acknowledged once it is', async () => {
    const stored: (readonly unknown[])[] = [];
    const open: (() => void)[] = [];
    const { send, acknowledged } = consumerOf(async (batches) => {
      await new Promise<void>((resolve) => open.push(resolve));
      stored.push(batches);
    });
    await settled();
    send('[1]');
    send('[2]');
    await settled();
    send('[3]');
    send('[4,5]');
    await settled();
    expect([open.length, acknowledged]).toEqual([1, []]);
    open[0]?.();
    await settled();
    expect([stored, acknowledged]).toEqual([[[1, 2]], ['[1]', '[2]']]);
    open[1]?.();
    await settled();
    expect(stored).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(acknowledged).toEqual(['[1]', '[2]', '[3]', '[4,5]']);
  });

  it('wait for others for a while, but not where as many are there as are taken ahead', async () => {
    const stored: number[] = [];
    const gathers: (() => void)[] = [];
    let store: () => void = () => undefined;
    const { send } = consumerOf(
      async (batches) => {
        stored.push(batches.length);
        await new Promise<void>((resolve) => (store = resolve));
      },
      () => new Promise<void>((resolve) => gathers.push(resolve)),
    );
    await settled();
    send('[1]');
    await settled();
    expect(stored).toEqual([]);
    send('[2]');
    gathers[0]?.();
    await settled();
    expect(stored).toEqual([2]);
    for (let number = 0; number < 32; number += 1) send('[3]');
    store();
    await settled();
    expect(stored).toEqual([2, 32]);
    send('[4]');
    store();
    await settled();
    expect([stored, gathers.length]).toEqual([[2, 32], 2]);
  });

  it.each(['{"a":1}', 'null', 'not JSON', ''])(
    'that are none are let go, and said: %j',
    async (text) => {
      const take = jest.fn(() => Promise.resolve());
      const { send, acknowledged, logged } = consumerOf(take);
      await settled();
      send(text);
      await settled();
      expect(acknowledged).toEqual([text]);
      expect(take).not.toHaveBeenCalled();
      expect(logged).toEqual([[MESSAGING_LOG.batchUnreadable, { queue: 'journal' }]]);
    },
  );

  it('that cannot be stored wait unacknowledged, and are given back when it stops', async () => {
    const error = new Error('database away');
    const { send, acknowledged, logged, consumer, calls } = consumerOf(() => Promise.reject(error));
    await settled();
    send('[1]');
    await settled();
    expect(logged).toEqual([[MESSAGING_LOG.batchDelayed, { queue: 'journal', error }]]);
    await consumer.stop();
    expect(acknowledged).toEqual([]);
    expect(calls.at(-1)).toBe('cancel journal');
  });

  it('in hand are finished before it has stopped', async () => {
    let store: () => void = () => undefined;
    const { send, acknowledged, consumer } = consumerOf(
      () => new Promise<void>((resolve) => (store = resolve)),
    );
    await settled();
    send('[1]');
    await settled();
    let stopped = false;
    const stopping = consumer.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    store();
    await stopping;
    expect(acknowledged).toEqual(['[1]']);
  });

  it('close their channel where the broker takes the queue away', async () => {
    const { send, calls, acknowledged } = consumerOf(() => Promise.resolve());
    await settled();
    send(null);
    await settled();
    expect([calls.at(-1), acknowledged]).toEqual(['close', []]);
  });
});

it('what is no JSON is nothing', () => {
  expect(parseJson(Buffer.from('[1,"ë"]'))).toEqual([1, 'ë']);
  expect(parseJson(Buffer.from('[1,'))).toBeUndefined();
});

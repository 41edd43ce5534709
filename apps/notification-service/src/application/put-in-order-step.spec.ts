import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@hub/contracts';
import { envelope, GREENWICH } from '../testing/examples.js';
import type { StoredDelivery } from './ports.js';
import { putInOrder } from './put-in-order-step.js';

const delivery = (sequence: number): StoredDelivery => ({
  messageId: envelope(sequence).id,
  authority: GREENWICH,
  type: envelope(sequence).type,
  about: 'x',
  envelope: envelope(sequence),
  sequence,
});
const three = [delivery(4), delivery(5), delivery(6)];

/** A queue whose broker does not take some of what is put into it. */
class Queues {
  readonly put: (authority: string, message: Envelope) => Promise<void>;
  readonly taken: [string, string | undefined][] = [];

  constructor(refused: readonly number[]) {
    this.put = (authority, { sequence }) => {
      if (refused.includes(Number(sequence))) return Promise.reject(new Error('no confirm'));
      this.taken.push([authority, sequence]);
      return Promise.resolve();
    };
  }

  isEmpty(): Promise<boolean> {
    return Promise.resolve(this.taken.length === 0);
  }
}

describe('deliveries put in order', () => {
  it.each([
    ['all where the broker takes all', [], [4, 5, 6]],
    ['none where it does not take the first', [4], []],
    ['those before the first that it does not take, though it takes a later one', [5], [4]],
    ['those before the first of two', [5, 6], [4]],
    ['those before the last', [6], [4, 5]],
  ] as const)('count as sent: %s', async (_what, refused, sent) => {
    const queues = new Queues(refused);
    const done = await putInOrder(queues, GREENWICH, three);
    expect(done.map(({ sequence }) => sequence)).toEqual(sent);
    expect(queues.taken).toHaveLength(3 - refused.length);
  });

  it('bear their place in the authority’s stream, in its queue', async () => {
    const queues = new Queues([]);
    await putInOrder(queues, GREENWICH, three);
    expect(queues.taken).toEqual([
      [GREENWICH, '0000000004'],
      [GREENWICH, '0000000005'],
      [GREENWICH, '0000000006'],
    ]);
    expect(await putInOrder(queues, GREENWICH, [])).toEqual([]);
  });
});

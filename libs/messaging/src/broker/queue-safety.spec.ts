import { describe, expect, it } from '@jest/globals';
import { mayDrop } from './queue-safety.js';
import { WITHOUT_END } from './topology.js';

const handOn = { 'dead-letter-exchange': 'dead', 'dead-letter-strategy': 'at-least-once' };

describe('a queue may drop a message', () => {
  it.each([
    ['under no policy', {}, []],
    ['under a policy without a limit', {}, { 'max-length': 10 }],
    ['under a limit and nothing after it', {}, { 'delivery-limit': 20 }],
    [
      'where its argument is stricter than the policy',
      { 'x-delivery-limit': 20 },
      { 'delivery-limit': WITHOUT_END },
    ],
    [
      'where the dead letter may be lost on its way',
      {},
      { 'delivery-limit': 20, 'dead-letter-exchange': 'dead' },
    ],
    [
      'under RabbitMQ 4’s own default, dead-lettered at most once',
      { 'x-dead-letter-exchange': 'dead' },
      {},
    ],
    [
      'under a negative limit, which RabbitMQ 3 takes for none at all',
      { 'x-delivery-limit': -1 },
      { 'delivery-limit': WITHOUT_END },
    ],
  ])('%s', (_when, args, policy) => {
    expect(mayDrop({ type: 'quorum', arguments: args, effective_policy_definition: policy })).toBe(
      true,
    );
  });

  it.each([
    ['whose tries have no end', {}, { 'delivery-limit': WITHOUT_END }],
    [
      'whose dead letters surely arrive',
      { 'x-delivery-limit': 10, 'x-dead-letter-exchange': 'dead' },
      { 'dead-letter-strategy': 'at-least-once' },
    ],
    ['whose policy says where they go', {}, { 'delivery-limit': 20, ...handOn }],
  ])('but not one %s', (_which, args, policy) => {
    expect(mayDrop({ type: 'quorum', arguments: args, effective_policy_definition: policy })).toBe(
      false,
    );
  });

  it('never a classic one, which does not count; and of a new one it is not known yet', () => {
    expect(mayDrop({ type: 'classic', effective_policy_definition: [] })).toBe(false);
    expect(mayDrop({ type: 'quorum' })).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './one-at-a-time.js';

describe('a member with work going on', () => {
  const ended = new Error('It failed.');

  it('begins no other, while other members do', async () => {
    const members = new OneAtATime();
    const first = Promise.withResolvers<string>();
    const taken = members.take('A', () => first.promise);
    expect(await members.take('A', () => Promise.resolve('second'))).toBeUndefined();
    expect(await members.take('B', () => Promise.resolve('of B'))).toBe('of B');
    first.resolve('first');
    expect(await taken).toBe('first');
    expect(await members.take('A', () => Promise.resolve('third'))).toBe('third');
  });

  it('is free again where it failed', async () => {
    const members = new OneAtATime();
    await expect(members.take('A', () => Promise.reject(ended))).rejects.toBe(ended);
    expect(await members.take('A', () => Promise.resolve('again'))).toBe('again');
  });
});

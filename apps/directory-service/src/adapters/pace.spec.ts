import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { halfTheTime, inTurns } from './pace.js';

describe('work that nobody waits for', () => {
  it('rests for as long as each piece took', async () => {
    const began = performance.now();
    let worked = 0;
    const done = await halfTheTime(async () => {
      await pause(40);
      worked = performance.now() - began;
      return 'done';
    });
    expect(done).toBe('done');
    // A timer may go off a millisecond early.
    expect(performance.now() - began).toBeGreaterThanOrEqual(2 * worked - 2);
  });
});

describe('work that somebody waits for', () => {
  it('lets others have their turn after each piece', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('other'));
    await inTurns(() => order.push('piece'));
    order.push('next piece');
    expect(order).toEqual(['piece', 'other', 'next piece']);
  });
});

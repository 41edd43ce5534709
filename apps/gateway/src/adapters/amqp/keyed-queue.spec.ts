import { describe, expect, it } from '@jest/globals';
import { KeyedQueue } from './keyed-queue.js';

describe('KeyedQueue', () => {
  it('keeps the order of one key, lets others pass, and goes on after a failure', async () => {
    const queue = new KeyedQueue();
    const done: string[] = [];
    const work = (name: string, milliseconds: number) => () =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          done.push(name);
          resolve();
        }, milliseconds);
      });
    const failing = queue.run('a', () => Promise.reject(new Error('x')));
    await Promise.all([
      expect(failing).rejects.toThrow('x'),
      queue.run('a', work('a1', 30)),
      queue.run('a', work('a2', 1)),
      queue.run('b', work('b1', 5)),
    ]);
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inSequence, turnOf } from './turn.js';

describe('whose turn it is', () => {
  it('lets a stream end whole and in order, however its messages are delivered, repeated and held', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.nat(1_000), { maxLength: 60 }),
        (length, noise) => {
          const all = Array.from({ length }, (_, place) => place + 1);
          // A random delivery: every message at least once, in any order, some again.
          const delivery = [...noise.map((value) => (value % length) + 1), ...all].sort(
            (a, b) =>
              ((a * 7919 + noise.length * 31) % 101) - ((b * 7919 + noise.length * 31) % 101),
          );
          const held = new Set<number>();
          const applied: number[] = [];
          for (const sequence of delivery) {
            const turn = turnOf(sequence, applied.length);
            if (turn === 'early') held.add(sequence);
            if (turn !== 'next') continue;
            applied.push(sequence);
            while (held.delete(applied.length + 1)) applied.push(applied.length + 1);
          }
          expect(applied).toEqual(all);
        },
      ),
      {
        examples: [
          [3, [1, 2]],
          [1, [0, 0]],
        ],
      },
    );
  });
});

describe('a batch in sequence', () => {
  const arrivals = fc.array(
    fc.record({ stream: fc.constantFrom('a', 'b', 'c'), sequence: fc.nat(20) }),
    { maxLength: 40 },
  );

  it('keeps each stream’s positions, loses nothing and orders each stream', () => {
    fc.assert(
      fc.property(arrivals, (given) => {
        const sorted = inSequence(given);
        expect(sorted.map(({ stream }) => stream)).toEqual(given.map(({ stream }) => stream));
        for (const name of ['a', 'b', 'c']) {
          const of = (list: typeof given): number[] =>
            list.filter(({ stream }) => stream === name).map(({ sequence }) => sequence);
          expect(of(sorted)).toEqual(of(given).sort((a, b) => a - b));
        }
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesSince, SEEN, seenOf } from './changes.js';

const fact = fc.record({ key: fc.string({ minLength: 1 }), value: fc.string() });
const facts = fc.uniqueArray(fact, { selector: ({ key }) => key });
const sent = (seen: string) => ({ [SEEN]: seen });

describe('what changed since a page was drawn', () => {
  it('is nothing where it stands as it stood', () => {
    fc.assert(
      fc.property(facts, (some) => {
        expect(changesSince(sent(seenOf(some)), some)).toEqual([]);
      }),
    );
  });

  it('names each thing that is different, new or gone, and nothing else', () => {
    fc.assert(
      fc.property(facts, facts, (before, now) => {
        const keys = new Set([...before, ...now].map(({ key }) => key));
        const value = (some: typeof now, key: string) => some.find((one) => one.key === key)?.value;
        const different = [...keys].filter((key) => value(before, key) !== value(now, key));
        expect(changesSince(sent(seenOf(before)), now)).toHaveLength(different.length);
      }),
    );
  });

  it('is said in sentences', () => {
    const before = [
      { key: 'Level of need', value: '2, Targeted' },
      { key: 'Review', value: 'In May' },
      ...['A', 'B'].map((value) => ({ key: 'Whose turn it is', value })),
    ];
    const now = [
      { key: 'Level of need', value: '3, Complex' },
      { key: 'Whose turn it is', value: 'B' },
      { key: 'Because', value: 'Settled' },
    ];
    expect(changesSince(sent(seenOf(before)), now).map(({ text }) => text)).toEqual([
      'Level of need is now “3, Complex”. It was “2, Targeted”',
      'Review stands there no more. It was “In May”',
      'Whose turn it is is now “B”. It was “A B”',
      'Because, which is new: “Settled”',
    ]);
  });

  it('is not guessed where the page did not say how it stood', () => {
    for (const seen of ['', 'x', '7', 'null'])
      expect(changesSince(sent(seen), [{ key: 'a', value: 'b' }])).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LookupRow } from '@hub/contracts/lookup';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { unansweredFound } from './found-answers.js';

const OWN = [{ authority: LEWISHAM, reference: 'L-1' }];
const row = (authority: string, ...references: string[]): LookupRow => ({
  authority,
  name: authority,
  outcome: 'found',
  episodes: references.map((reference) => ({ ...EPISODE, reference })),
});
const held = (authority: string, reference: string) => ({ authority, reference });

describe('what a lookup found, when an episode starts after it', () => {
  const rows = [row(GREENWICH, 'G-1', 'G-2'), row(LEWISHAM, 'L-1', 'L-2')];

  it('is answered, each, but for the case that starts', () => {
    expect(unansweredFound(rows, [held(GREENWICH, 'G-1')], OWN)).toEqual({
      refused: 'lookup_found',
      detail: 'Not answered: G-2 of Greenwich, L-2 of Lewisham.',
    });
    const all = [held(GREENWICH, 'G-1'), held(GREENWICH, 'G-2'), held(LEWISHAM, 'L-2')];
    expect(unansweredFound(rows, all, OWN)).toBeUndefined();
    expect(unansweredFound([row(GREENWICH, 'L-1')], [], OWN)).toMatchObject({
      refused: 'lookup_found',
    });
  });

  it('is answered alone: nobody is told of what they do not hold', () => {
    expect(unansweredFound([], [held(SOUTHWARK, 'S-1')], OWN)).toEqual({
      refused: 'lookup_found',
      detail: 'Not found by it: S-1 of Southwark.',
    });
  });

  it('lets a start go on by exactly its own answers', () => {
    const some = fc.uniqueArray(
      fc.record({
        authority: fc.constantFrom(GREENWICH, SOUTHWARK),
        reference: fc.constantFrom('1', '2', '3'),
      }),
      { selector: ({ authority, reference }) => `${authority} ${reference}` },
    );
    fc.assert(
      fc.property(some, some, (found, answered) => {
        const shown = found.map(({ authority, reference }) => row(authority, reference));
        const same =
          found.length === answered.length &&
          found.every((one) => answered.some((two) => JSON.stringify(one) === JSON.stringify(two)));
        expect(unansweredFound(shown, answered, OWN) === undefined).toBe(same);
      }),
    );
  });
});

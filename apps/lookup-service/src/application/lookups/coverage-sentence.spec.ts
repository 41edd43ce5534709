import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverageOf } from './coverage-sentence.js';

const silent = (...names: string[]) => names.map((name) => ({ name, isSilent: true }));

describe('coverage in a sentence', () => {
  it('names up to six who are silent, and of more the first five and how many else', () => {
    const heard = { name: 'Brent', isSilent: false };
    expect(coverageOf([heard])).toBe('1 of 1 answered.');
    expect(coverageOf([heard, ...silent('Bexley')])).toBe('1 of 2 answered; Bexley has not.');
    expect(coverageOf([...silent('A', 'B', 'C', 'D', 'E', 'F')])).toBe(
      '0 of 6 answered; A, B, C, D, E and F have not.',
    );
    expect(coverageOf(silent('A', 'B', 'C', 'D', 'E', 'F', 'G'))).toBe(
      '0 of 7 answered; A, B, C, D, E and 2 more have not.',
    );
  });

  it('counts everybody once', () => {
    const rows = fc.array(fc.record({ name: fc.string({ minLength: 1 }), isSilent: fc.boolean() }));
    fc.assert(
      fc.property(rows, (those) => {
        const heard = those.filter(({ isSilent }) => !isSilent).length;
        const begins = `${String(heard)} of ${String(those.length)} answered`;
        expect(coverageOf(those).startsWith(begins)).toBe(true);
      }),
    );
  });
});

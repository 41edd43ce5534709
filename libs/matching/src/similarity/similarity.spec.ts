import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from './edit-distance.js';
import { jaroWinkler } from './jaro-winkler.js';
import { soundsOf } from './sound.js';

const word = fc.stringMatching(/^[a-f]{0,8}$/);

/** Every cell, with nothing left out: slow and plain. */
function plainDistance(one: string, other: string): number {
  const cell = (row: number, column: number): number => {
    if (row === 0 || column === 0) return row + column;
    const same = one[row - 1] === other[column - 1];
    const ways = [
      cell(row - 1, column) + 1,
      cell(row, column - 1) + 1,
      cell(row - 1, column - 1) + (same ? 0 : 1),
    ];
    if (
      row > 1 &&
      column > 1 &&
      one[row - 1] === other[column - 2] &&
      one[row - 2] === other[column - 1]
    )
      ways.push(cell(row - 2, column - 2) + 1);
    return Math.min(...ways);
  };
  return cell(one.length, other.length);
}

describe('edit distance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('mohamed', 'mohmaed', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
  });

  it('is what the plain definition says, up to its limit', () => {
    const short = fc.stringMatching(/^[a-c]{0,5}$/);
    fc.assert(
      fc.property(
        short,
        short,
        fc.nat(6),
        (one, other, most) =>
          editDistance(one, other, most) === Math.min(plainDistance(one, other), most + 1),
      ),
    );
  });
});

describe('Jaro–Winkler similarity', () => {
  it('gives the published figures', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
  });

  it('lies between nothing and all, both ways alike', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const value = jaroWinkler(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(jaroWinkler(one, one)).toBe(1);
        expect(jaroWinkler(other, one)).toBeCloseTo(value, 10);
      }),
    );
  });
});

describe('sounds', () => {
  it('are shared by names that are said alike', () => {
    expect(soundsOf('catherine')).toEqual(soundsOf('katherine'));
    expect(soundsOf('smith').some((sound) => soundsOf('schmidt').includes(sound))).toBe(true);
  });

  it('are never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,10}$/), (name) =>
        soundsOf(name).every((sound) => sound !== ''),
      ),
    );
  });
});

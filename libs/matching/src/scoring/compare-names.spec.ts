import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readName } from '../identity/name.js';
import { compareNames, type NameUse } from './compare-names.js';
import { LEVELS } from './levels.js';

/** Names that many have, whatever else. */
const usedBy = (...names: readonly string[]): NameUse => ({
  inUse: (name) => names.includes(name),
  firstCounts: true,
});
const NOBODY = usedBy();
const level = (one: string, other: string, use = NOBODY) =>
  compareNames(readName(one), readName(other), use);

describe('two names', () => {
  it.each([
    ['same', 'Zoë', 'zoe'],
    ['same', 'Anne-Marie', 'Annemarie'],
    ['same', 'Marie Anne', 'Anne Marie'],
    ['same', 'O’Brien', 'o brien'],
    ['variant', 'Katherine', 'Kate'],
    ['variant', 'Anthony', 'Tony'],
    ['part', 'Anne Marie', 'Anne'],
    ['part', 'Katherine', 'K'],
    ['near', 'Katherine', 'Katherina'],
    ['near', 'Rivers', 'Rivres'],
    ['different', 'Amelia', 'Yusuf'],
    ['near', 'Alexandrina', 'Alixandrinna'],
    // Two slips are too many for a short name, and one for the shortest.
    ['sound', 'Jakub', 'Jacob'],
    ['different', 'Jo', 'Bo'],
    // One sound alone is none that they share.
    ['different', 'Lea', 'Lou'],
  ])('are %s: %s and %s', (expected, one, other) => {
    expect(level(one, other)).toBe(expected);
  });

  it('are missing where one is, or stands for none', () => {
    expect(compareNames(undefined, readName('Sam'), NOBODY)).toBe('missing');
    expect(level('Baby', 'Sam')).toBe('missing');
  });

  it('that are alike are rivals where many have each: rather two people than one misspelt', () => {
    expect(level('Maria', 'Marta')).toBe('near');
    expect(level('Maria', 'Marta', usedBy('maria'))).toBe('near');
    expect(level('Maria', 'Marta', usedBy('maria', 'marta'))).toBe('rival');
  });

  it('that share a second word are rivals where people go by the first', () => {
    const use = usedBy('adam', 'omar');
    expect(level('Adam Ali', 'Omar Ali')).toBe('part');
    expect(level('Adam Ali', 'Omar Ali', use)).toBe('rival');
    expect(level('Adam Ali', 'Omar Ali', usedBy('adam'))).toBe('part');
    expect(level('Adam Ali', 'Omar Ali', { ...use, firstCounts: false })).toBe('part');
    expect(level('Adam Ali', 'Adam Omar', use)).toBe('part');
  });

  it('of one letter share it as an initial alone', () => {
    expect(level('K', 'Sam')).toBe('different');
    expect(level('K L', 'K M')).not.toBe('rival');
  });
});

describe('the comparison', () => {
  const name = fc
    .array(fc.constantFrom('a', 'e', 'i', 'k', 'm', 'n', 'r', 's', 't', ' '), { maxLength: 12 })
    .map((letters) => letters.join(''));

  it('is the same from either side', () => {
    fc.assert(
      fc.property(name, name, fc.boolean(), (one, other, everybody) => {
        const use = { inUse: () => everybody, firstCounts: true };
        expect(level(one, other, use)).toBe(level(other, one, use));
      }),
    );
  });

  it('finds a name the same as itself, and knows no level but those', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(level(one, one)).toBe(readName(one) ? 'same' : 'missing');
        expect(LEVELS.given).toContain(level(one, other));
      }),
    );
  });
});

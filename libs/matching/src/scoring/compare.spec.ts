import { describe, expect, it } from '@jest/globals';
import { type IdentityDetails, readIdentity } from '../identity/identity.js';
import { compareAllNames, comparePlain } from './compare.js';
import type { Population } from './population.js';

const [NUMBER, ANOTHER] = ['9434765919', '9434765927'];
const plain = (asked: IdentityDetails, held: IdentityDetails) =>
  comparePlain(
    readIdentity(asked, (text) => text),
    readIdentity(held, (text) => text),
  );

describe('two birth dates', () => {
  it.each([
    ['same', '2015-04-09', '2015-04-09'],
    ['swapped', '2015-04-09', '2015-09-04'],
    ['day', '2015-04-09', '2015-04-19'],
    ['month', '2015-04-09', '2015-11-09'],
    ['year', '2015-04-09', '2013-04-09'],
    ['near', '2015-04-09', '2016-04-08'],
    ['different', '2015-04-09', '2009-12-21'],
  ])('are %s: %s and %s', (expected, one, other) => {
    expect(plain({ dateOfBirth: one }, { dateOfBirth: other }).born).toBe(expected);
    expect(plain({ dateOfBirth: other }, { dateOfBirth: one }).born).toBe(expected);
  });

  it('are missing where one is', () => {
    expect(plain({ dateOfBirth: '2015-04-09' }, {}).born).toBe('missing');
  });
});

describe('two places', () => {
  it.each([
    ['same', 'SE13 6LG', 'se136lg'],
    ['near', 'SE13 6LG', 'SE13 6LH'],
    ['sector', 'SE13 6LG', 'SE13 6AB'],
    ['outward', 'SE13 6LG', 'SE13 2AB'],
    ['different', 'SE13 6LG', 'N1 9GU'],
  ])('have postcodes that are %s: %s and %s', (expected, one, other) => {
    expect(plain({ postcode: one }, { postcode: other }).postcode).toBe(expected);
  });

  it('count by the nearest pair of their postcodes, former ones too', () => {
    const moved = { postcode: 'N1 9GU', formerPostcodes: ['SE13 6LG'] };
    expect(plain(moved, { postcode: 'SE13 6LG' }).postcode).toBe('same');
    expect(plain({ postcode: 'SE13 2AB' }, moved).postcode).toBe('outward');
    expect(plain({}, moved).postcode).toBe('missing');
  });

  it.each([
    ['same', 'same', '12 Station Road', '12 Station Road'],
    ['different', 'same', '12 Station Road', '14 Station Road'],
    ['same', 'near', '12 Station Road', '12 Staton Road'],
    ['same', 'different', '12 Station Road', '12 Queens Avenue'],
  ])('have a house that is %s and a street that is %s: %s and %s', (house, street, one, other) => {
    expect(plain({ address: one }, { address: other })).toMatchObject({ house, street });
  });

  it('say nothing of a house or a street that one does not name', () => {
    expect(plain({ address: '12 Station Road' }, {})).toMatchObject({
      house: 'missing',
      street: 'missing',
      town: 'missing',
    });
  });

  it.each([
    ['same', 'Lewisham', 'lewisham'],
    ['near', 'Lewisham', 'Lewishem'],
    ['different', 'Lewisham', 'Camden'],
  ])('lie in towns that are %s: %s and %s', (expected, one, other) => {
    expect(plain({ town: one }, { town: other }).town).toBe(expected);
  });
});

describe('two numbers', () => {
  it.each([
    ['same', NUMBER, NUMBER],
    // Both hold, however alike: two children’s, as those of twins.
    ['different', NUMBER, ANOTHER],
    // One slip: its check digit does not hold.
    ['near', NUMBER, '9434765918'],
    ['different', NUMBER, '1111111111'],
  ])('are %s: %s and %s', (expected, one, other) => {
    expect(plain({ nhsNumber: one }, { nhsNumber: other }).identifier).toBe(expected);
  });
});

describe('the names of two children', () => {
  const populationOf = (size: number, count: number): Population => ({
    size,
    siblings: 0,
    count: () => count,
  });
  const all = (asked: IdentityDetails, held: IdentityDetails, population = populationOf(100, 0)) =>
    compareAllNames(readIdentity(asked), readIdentity(held), population);
  const child = { givenName: 'Maria', familyName: 'Rivers' };

  it('are compared as they stand, and each in the other’s place', () => {
    const turned = { givenName: 'Rivers', familyName: 'Maria' };
    expect(all(child, turned)).toMatchObject([
      { exchanged: false, given: 'different', family: 'different' },
      { exchanged: true, given: 'same', family: 'same' },
    ]);
  });

  it('are compared by each alias with each', () => {
    const known = { ...child, otherNames: [{ givenName: 'Mary', familyName: 'Banks' }] };
    expect(all(known, known)).toHaveLength(8);
    expect(all(known, child)).toHaveLength(4);
  });

  it.each([
    ['near', 100, 4],
    ['rival', 100, 5],
    ['near', 1_000_000, 99],
    ['rival', 1_000_000, 100],
  ])(
    'of the same sound are %s in an index of %d where each is had by %d',
    (expected, size, count) => {
      const [straight] = all(child, { ...child, givenName: 'Marta' }, populationOf(size, count));
      expect(straight?.given).toBe(expected);
    },
  );
});

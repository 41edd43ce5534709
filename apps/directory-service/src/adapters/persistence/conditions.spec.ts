import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ServiceSearch } from '../../application/ports.js';
import { Conditions } from './conditions.js';

const ANYBODY: ServiceSearch = { rules: ['universal'], openRules: ['universal'] };
const AT = { latitude: 51.46, longitude: -0.01 };

/** A statement with its values where it names them. */
function filled(conditions: Conditions, ...parts: readonly string[]): string {
  return parts
    .join(' AND ')
    .replace(/\s+/g, ' ')
    .replace(/\$(\d+)/g, (_, place: string) =>
      JSON.stringify(conditions.values[Number(place) - 1]),
    );
}
function found(search: Partial<ServiceSearch>): string {
  const conditions = new Conditions();
  return filled(conditions, ...conditions.services({ ...ANYBODY, ...search }));
}

describe('the values of a statement', () => {
  it('stand once each, however often they are named, and under their own numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.string(), fc.boolean())), (values) => {
        const conditions = new Conditions();
        const places = values.map((value) => conditions.value(value));
        expect(new Set(conditions.values).size).toBe(conditions.values.length);
        expect(places.map((place) => conditions.values[Number(place.slice(1)) - 1])).toEqual(
          values,
        );
      }),
    );
  });

  it('are never written into the statement, whatever stands in them', () => {
    const evil = "'; DROP TABLE service; --";
    const conditions = new Conditions();
    const statement = conditions
      .services({
        ...ANYBODY,
        need: evil,
        words: evil,
        someWords: [evil],
        day: evil,
        without: { words: evil, needs: [evil] },
      })
      .join(' ');
    expect(statement).not.toContain('DROP');
    const named = [...statement.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place));
    expect([...new Set(named)].sort((a, b) => a - b)).toEqual(
      conditions.values.map((_, place) => place + 1),
    );
  });
});

describe('what services are found by', () => {
  it('is that they are open, and whom they are for; one that does not say is let through', () => {
    expect(found({})).toBe('s.is_open AND (s.rules && ["universal"]::text[] OR s.rules = \'{}\')');
  });

  it.each<[string, Partial<ServiceSearch>, string]>([
    ['a need', { need: 'housing' }, 's.needs @> ARRAY["housing"::text]'],
    [
      'words',
      { words: 'food -bank' },
      's.words @@ websearch_to_tsquery(\'english\', unaccent("food -bank"))',
    ],
    [
      'some of the words',
      { someWords: ['food', 'bank'] },
      's.words @@ websearch_to_tsquery(\'english\', unaccent("food or bank"))',
    ],
    [
      'an age, where none is said any',
      { age: 9 },
      'coalesce(s.minimum_age, 0) <= 9::integer AND coalesce(s.maximum_age, 200) >= 9::integer',
    ],
    ['the age of a newborn', { age: 0 }, 'coalesce(s.minimum_age, 0) <= 0::integer'],
    [
      'a day, where none is said any',
      { day: 'monday' },
      '(s.days IS NULL OR "monday" = ANY(s.days))',
    ],
    [
      'not having words',
      { without: { words: 'x', needs: [] } },
      'NOT s.words @@ websearch_to_tsquery(\'english\', unaccent("x"))',
    ],
    [
      'not being of a need',
      { without: { needs: ['housing'] } },
      'NOT s.needs && ["housing"]::text[]',
    ],
    [
      'being closed to the child',
      { isClosed: true },
      'NOT (s.rules && ["universal"]::text[] OR s.rules = \'{}\')',
    ],
  ])('is %s', (_what, search, expected) => {
    expect(found(search)).toContain(expected);
  });

  it('says nothing of what is not asked', () => {
    const empty = { without: { needs: [] } };
    expect(found(empty)).toBe(found({}));
  });
});

describe('a distance', () => {
  it('is measured from one point, worked out once', () => {
    const conditions = new Conditions();
    expect(filled(conditions, conditions.within('p.at', AT, 500))).toBe(
      '(p.at <-> (SELECT ll_to_earth(51.46::float8, -0.01::float8))) <= (SELECT gc_to_sec(500::float8))',
    );
  });

  it('walks an index by a box around the point, and measures in it', () => {
    const conditions = new Conditions();
    const statement = filled(conditions, conditions.inBoxWithin('p.at', AT, 500));
    expect(statement).toMatch(/^p\.at <@ \(SELECT earth_box\(.*, 500::float8\)\) AND \(p\.at <-> /);
    expect(conditions.values).toEqual([51.46, -0.01, 500]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { DecideBy } from '@hub/matching';
import { link } from './link.js';
import { type Mapping, readMapping } from './mapping.js';
import { readPeople } from './read-people.js';
import { readRows } from './read-rows.js';

const rows = readRows('data/febrl/dataset2.csv');
const [originals, duplicates] = ['-org', '-dup'].map((part) =>
  rows.filter((row) => row['rec_id']?.includes(part)),
);
const mapping = readMapping(undefined, rows, rows);

function linked({
  identifier = true,
  clear = false,
  present = 1,
  by = 'odds',
}: { identifier?: boolean; clear?: boolean; present?: number; by?: DecideBy } = {}) {
  const { identifier: _left, ...rest } = mapping.columns.index;
  const columns = identifier ? mapping.columns.index : rest;
  const side = (which: typeof originals, name: 'index' | 'queries') =>
    readPeople(which ?? [], columns, mapping, name);
  const index = side(originals, 'index');
  return link(index.slice(0, Math.round(index.length * present)), side(duplicates, 'queries'), {
    identifiers: 'opaque',
    clear,
    by,
  }).accuracy;
}

describe('linking FEBRL as the hub does', () => {
  it('reads columns and truth by their usual names', () => {
    expect(mapping).toMatchObject({
      columns: {
        index: {
          givenName: 'given_name',
          familyName: 'surname',
          identifier: 'soc_sec_id',
          address: ['street_number', 'address_1'],
        },
      },
      truth: { index: 'rec_id' },
      identifiers: 'opaque',
    });
  });

  it('finds what is there, and nothing else', () => {
    for (const accuracy of [linked(), linked({ identifier: false })]) {
      expect(accuracy.f1).toBeGreaterThan(0.999);
      expect(accuracy.falseMatches).toBe(0);
      expect(accuracy.blockingRecall).toBeGreaterThan(0.998);
    }
  });

  it('finds nothing for half of them where half of the records are gone', () => {
    const accuracy = linked({ identifier: false, present: 0.5 });
    expect(accuracy.falseMatches).toBeLessThanOrEqual(1);
    expect(accuracy.recall).toBeGreaterThan(0.995);
    expect(accuracy.present).toBeLessThan(600);
  });

  it('shows as many by the rules for children, and leaves to a person who has another given name', () => {
    const accuracy = linked({ identifier: false, by: 'rules' });
    expect(accuracy.falseMatches).toBe(0);
    expect(accuracy.shown).toBe(1);
    expect(accuracy.recall).toBeGreaterThan(0.85);
    expect(accuracy.recall).toBeLessThan(linked({ identifier: false }).recall);
  });

  it('loses nothing by encoding', () => {
    expect(linked({ clear: true }).f1).toBe(linked().f1);
  });
});

describe('a mapping', () => {
  it('says what it cannot guess', () => {
    expect(() => readMapping(undefined, [{ name: 'a' }], [{ name: 'a' }])).toThrow(
      /cannot be guessed/,
    );
  });

  it('guesses the order of dates', () => {
    const order = (...dates: string[]) => {
      const people = [{ dob: '', id: '0' }, ...dates.map((dob) => ({ dob, id: '1' }))];
      return readMapping(undefined, people, people).dates;
    };
    expect([
      order('2015-04-09'),
      order('20150409'),
      order('09/04/2015', '31/12/2014'),
      order('04/09/2015', '12/31/2014'),
      order(),
    ]).toEqual(['ymd', 'ymd', 'dmy', 'mdy', 'ymd']);
  });

  it('reads dates in the order it names', () => {
    const people = readPeople(
      [{ who: 'a', born: '9/4/2015' }],
      { dateOfBirth: 'born' },
      { dates: 'dmy', truth: { index: 'who', queries: 'who' } } as Mapping,
      'index',
    );
    expect(people).toEqual([{ details: { dateOfBirth: '2015-04-09' }, truth: 'a' }]);
  });
});

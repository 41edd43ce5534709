import { describe, expect, it } from '@jest/globals';
import { ChangeAuthority } from '../identity/index.js';
import { Flag, Nested, NestedList, Optional, Text, Whole } from './fields.js';
import { fromAddress, readShape } from './read-shape.js';

class Inner {
  @Text(5, 'Name') name!: string;
}

class Outer {
  @Nested(() => Inner, 'Required') needed!: Inner;
  @Optional() @Nested(() => Inner, 'Optional') spare?: Inner;
  @Optional() @NestedList(() => Inner, 3, 'List') list?: Inner[];
  @Optional() @Whole(0, 9, 'Number') count?: number;
  @Optional() @Flag('Yes or no') sure?: boolean;
}

const good = { needed: { name: 'a' } };
const faultsOf = (data: object): unknown => {
  const reading = readShape(Outer, data, 'refuse');
  return reading.ok ? [] : reading.faults;
};

describe('readShape', () => {
  it.each<[string, object, string, string]>([
    ['nothing where an object is required', {}, 'needed', 'needed must be an object'],
    ['a list for an object', { needed: [] }, 'needed', 'needed must be an object'],
    [
      'objects in a list for an object',
      { needed: [{ name: 'a' }] },
      'needed',
      'needed must be an object',
    ],
    ['null for an optional object', { ...good, spare: null }, 'spare', 'spare must be an object'],
    [
      'a list within a list',
      { ...good, list: [{ name: 'a' }, [{ name: 'a' }]] },
      'list',
      'each of list must be an object',
    ],
    ['null within a list', { ...good, list: [null] }, 'list', 'each of list must be an object'],
    ['an object for a list', { ...good, list: { name: 'a' } }, 'list', 'list must be an array'],
    ['digits for a number', { ...good, count: '3' }, 'count', 'count must be an integer number'],
    [
      'half of a surrogate pair, deep inside',
      { needed: { name: '\ud800' } },
      'needed.name',
      'must hold no half of a surrogate pair',
    ],
    [
      'a NUL character, deep inside',
      { ...good, list: [{ name: 'a\0' }] },
      'list.0.name',
      'must hold no NUL character',
    ],
    [
      'a name that objects have by birth',
      { needed: { name: 'a', valueOf: 1 } },
      'needed',
      'must hold no name like toString or constructor',
    ],
  ])('refuses %s', (_what, data, field, message) => {
    expect(faultsOf(data)).toEqual([{ field, message }]);
  });

  it('refuses what is nested deeper than its own recursion could follow', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as object;
    expect(readShape(Outer, deep, 'drop')).toMatchObject({
      ok: false,
      faults: [{ message: 'must not be nested so deep' }],
    });
  });

  it('names at most twenty faults, and does not look into a list that is too long', () => {
    const bad = (count: number): object => ({
      ...ChangeAuthority.examples[0],
      teams: Array.from({ length: count }, () => ({})),
    });
    const within = readShape(ChangeAuthority.payload, bad(15), 'refuse');
    expect(within.ok ? 0 : within.faults.length).toBe(20);
    const beyond = readShape(ChangeAuthority.payload, bad(7_000), 'refuse');
    expect(beyond).toMatchObject({
      ok: false,
      faults: [{ field: 'teams', message: expect.stringContaining('no more than') as unknown }],
    });
  });
});

describe('fromAddress', () => {
  it('reads the digits of whole numbers, and nothing else, as numbers', () => {
    expect(fromAddress(Outer, { count: '3', sure: '1' })).toEqual({ count: 3, sure: '1' });
    for (const text of ['0x3', '1e1', ' 3 ', '', '03', '3.0', 'true', ['3']])
      expect(fromAddress(Outer, { count: text })).toEqual({ count: text });
  });

  it('reads true and false of what is one of them, and nothing else', () => {
    expect(fromAddress(Outer, { sure: 'true' })).toEqual({ sure: true });
    expect(fromAddress(Outer, { sure: 'false' })).toEqual({ sure: false });
    for (const text of ['1', 'TRUE', 'yes', '', 'toString', ['true']])
      expect(fromAddress(Outer, { sure: text })).toEqual({ sure: text });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { FoundService, SearchPlace, ServiceSearch, ServiceStore } from '../ports.js';
import type { Leg } from './search-legs.js';
import { countedOf, walkLegs, widening } from './walk-legs.js';

const search = (words: string): ServiceSearch => ({ rules: [], openRules: [], words });
const WORDS: Leg = { kind: 'words', search: search('words') };
const NEED: Leg = { kind: 'need', search: search('need') };
const SOME: Leg = { kind: 'some_words', search: search('some') };
const LEGS = [WORDS, NEED, SOME];
const place = (id: string): SearchPlace => ({ order: 'name', key: id, id });

/** Finds those names by the words of a search, and notes what it was asked. */
function storeOf(names: Readonly<Record<string, string>>) {
  const asked: [string | undefined, number, string | undefined][] = [];
  const store: Pick<ServiceStore, 'search'> = {
    search: (by, limit, after) => {
      asked.push([by.words, limit, after?.id]);
      const all: FoundService[] = [...(names[by.words ?? ''] ?? '')].map(place);
      const behind = after ? all.filter(({ id }) => id > after.id) : all;
      return Promise.resolve(behind.slice(0, limit));
    },
  };
  return { store: store as ServiceStore, asked };
}

async function found(
  names: Readonly<Record<string, string>>,
  limit: number,
  after?: { readonly leg: number; readonly after: SearchPlace },
) {
  const { store, asked } = storeOf(names);
  const items = await walkLegs(LEGS, store, limit, after);
  return { items: items.map(({ id, leg }) => `${id}${String(leg)}`).join(' '), asked };
}

describe('the parts of an answer', () => {
  it('fill a page one after the other, each with what is left of it', async () => {
    const page = await found({ words: 'ab', need: 'cdef' }, 4);
    expect(page.items).toBe('a0 b0 c1 d1');
    expect(page.asked).toEqual([
      ['words', 4, undefined],
      ['need', 2, undefined],
    ]);
  });

  it('are not asked behind a full page', async () => {
    expect((await found({ words: 'ab', need: 'c' }, 2)).asked).toEqual([['words', 2, undefined]]);
  });

  it('go on behind the place where a page ended, and ask none of the parts before it', async () => {
    const page = await found({ words: 'ab', need: 'cd' }, 5, { leg: 1, after: place('c') });
    expect(page.items).toBe('d1');
    expect(page.asked).toEqual([['need', 5, 'c']]);
  });

  it('are some of the words only where nothing else is found', async () => {
    expect((await found({ some: 'xy' }, 5)).items).toBe('x2 y2');
    expect((await found({ need: 'a', some: 'xy' }, 5)).items).toBe('a1');
  });

  it('go on with some of the words where a page ended among them', async () => {
    const page = await found({ some: 'xyz' }, 5, { leg: 2, after: place('x') });
    expect(page.items).toBe('y2 z2');
  });

  it('never turn to some of the words on a later page, though that finds nothing', async () => {
    const page = await found({ some: 'xy' }, 5, { leg: 0, after: place('a') });
    expect(page.items).toBe('');
  });
});

describe('an answer', () => {
  const one = (leg: number) => [{ ...place('a'), leg }];

  it.each([
    ['has all the words', one(0), undefined, undefined],
    ['has nothing', [], undefined, undefined],
    ['is of the need alone', one(1), undefined, 'need'],
    ['has some of the words', one(2), undefined, 'some_words'],
    ['goes on among the need’s', one(1), { leg: 1, after: place('a') }, 'need'],
    ['ends with a page of nothing', [], { leg: 1, after: place('a') }, undefined],
    ['goes on behind the words', one(1), { leg: 0, after: place('a') }, undefined],
  ] as const)('that %s says so', (_what, items, after, expected) => {
    expect(widening(items, LEGS, after)).toBe(expected);
  });

  it.each([
    ['all but the last resort', undefined, [WORDS, NEED], LEGS],
    ['all but the last resort', 'need', [WORDS, NEED], LEGS],
    ['the last resort alone', 'some_words', [SOME], LEGS],
    ['whatever there is, rather than nothing', 'some_words', [WORDS], [WORDS]],
  ] as const)('is counted by %s where it is widened to %s', (_what, widened, expected, legs) => {
    expect(countedOf(legs, widened)).toEqual(expected.map((leg) => leg.search));
  });
});

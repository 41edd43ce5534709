import { describe, expect, it } from '@jest/globals';
import type { NeedTerm } from '@hub/contracts/directory';
import type { QuestionRead } from '../../domain/questions/read-question.js';
import type { SearchPlace } from '../ports.js';
import { decodePlace, encodePlace, hasOperators, legsOf } from './search-legs.js';

const search = { rules: ['universal'], openRules: ['universal'], age: 9 };
const read = (words: string, ...needs: NeedTerm[]): QuestionRead => ({
  needs: needs.map((need) => ({ need, because: [words] })),
  words,
  spelt: words,
  isCorrected: false,
});

describe('the parts of an answer', () => {
  it('are one, of what was asked, where no words were read or none say anything', () => {
    expect(legsOf(search, undefined)).toEqual([{ kind: 'words', search }]);
    expect(legsOf(search, read(''))).toEqual([{ kind: 'words', search }]);
  });

  it('are the words, then the first two needs without what came before, then some of the words', () => {
    const words = 'food bank';
    expect(legsOf(search, read(words, 'housing', 'health', 'education'))).toEqual([
      { kind: 'words', search: { ...search, words } },
      { kind: 'need', search: { ...search, need: 'housing', without: { words, needs: [] } } },
      {
        kind: 'need',
        search: { ...search, need: 'health', without: { words, needs: ['housing'] } },
      },
      { kind: 'some_words', search: { ...search, someWords: ['food', 'bank'] } },
    ]);
  });

  it('are of no other need than the one that is asked for', () => {
    const asked = { ...search, need: 'education' };
    expect(legsOf(asked, read('foodbank', 'housing'))).toEqual([
      { kind: 'words', search: { ...asked, words: 'foodbank' } },
    ]);
  });

  it('hold at most twelve of many words', () => {
    const last = legsOf(search, read(Array(30).fill('x').join(' '))).at(-1);
    expect([last?.kind, last?.search.someWords?.length]).toEqual(['some_words', 12]);
  });
});

describe('operators', () => {
  it.each([
    ['"food bank"', true],
    ['“food bank”', true],
    ['club OR group', true],
    ['club -football', true],
    ['-football', true],
    ['self-harm', false],
    ['one or two', false],
    ['ages 5 - 7', false],
  ])('in %s: %s', (text, expected) => {
    expect(hasOperators(text)).toBe(expected);
  });
});

describe('a place in an answer', () => {
  const id = '019a5b00-0000-7000-8000-000000000001';
  const cursor = (...parts: unknown[]): string =>
    Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each<SearchPlace>([
    { order: 'name', key: 'Zoë’s', id },
    { order: 'distance', key: 12.5, id },
    { order: 'rank', key: 0, id },
  ])('comes back as it was: $order', (after) => {
    expect(decodePlace(encodePlace({ leg: 2, after }))).toEqual({ leg: 2, after });
  });

  it.each([
    ['what somebody typed', 'x'],
    ['JSON of another kind', Buffer.from('null').toString('base64url')],
    ['a part before the first', cursor(-1, 'rank', 1, id)],
    ['half a part', cursor(0.5, 'rank', 1, id)],
    ['an order that is none', cursor(0, 'age', 1, id)],
    ['a name as a distance', cursor(0, 'distance', 'x', id)],
    ['a number as a name', cursor(0, 'name', 1, id)],
    ['an id that is none', cursor(0, 'rank', 1, "' OR 1")],
    ['no id', cursor(0, 'rank', 1)],
  ])('is not %s', (_what, text) => {
    expect(decodePlace(text)).toBeUndefined();
  });
});

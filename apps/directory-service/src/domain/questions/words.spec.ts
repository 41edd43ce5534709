import { describe, expect, it } from '@jest/globals';
import { plainWords, WordReader } from './words.js';

const reader = new WordReader({
  fillers: ['the', 'a', 'for', 'of'],
  people: ['son'],
  negations: ['wont', 'refuses'],
});
const stems = (text: string): string => reader.stems(text).join(' ');

describe('the words of a text', () => {
  it.each([
    ['Parents & carers', ['parents', 'and', 'carers']],
    ["won’t / WON'T", ['wont', 'wont']],
    ['Café, self-harm', ['cafe', 'self', 'harm']],
    [' … ', []],
  ])('are plain: %s', (text, words) => {
    expect(plainWords(text)).toEqual(words);
  });

  it('are told apart from little ones and fillers', () => {
    expect(reader.words('The son plays')).toEqual([
      { text: 'the', stem: 'the', isLittle: true, isFiller: true },
      { text: 'son', stem: 'son', isLittle: true, isFiller: false },
      { text: 'plays', stem: 'plai', isLittle: false, isFiller: false },
    ]);
  });

  it.each([
    ['Youth club', 'youth clubs'],
    ['stammering', 'stammer'],
    ['won’t eat', 'refuses eating'],
    ['groups for the bereaved', 'group bereaved'],
  ])('%s and %s are alike', (one, other) => {
    expect(stems(one)).toBe(stems(other));
  });

  it('keep their fillers where one word alone would be left', () => {
    expect(stems('a club for the bereaved')).toBe('club bereav');
    expect(stems('out of school')).toBe('out school');
    expect(stems('the club')).toBe('the club');
    expect(stems('club')).toBe('club');
  });
});

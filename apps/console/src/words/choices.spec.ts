import { describe, expect, it } from '@jest/globals';
import { choicesOf, chosenOf } from './choices.js';

const WORDS = { a: 'First', b: 'Second', c: 'Third' };

describe('choices', () => {
  it('are shown as they were made', () => {
    expect(choicesOf(WORDS, { x: 'b' }, 'x').map(({ checked }) => checked)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('are read in their own order, and no others', () => {
    expect(chosenOf(WORDS, { x: ['c', 'a', 'z'] }, 'x')).toEqual(['a', 'c']);
    expect(chosenOf(WORDS, {}, 'x')).toEqual([]);
  });
});

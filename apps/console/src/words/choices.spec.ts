import { describe, expect, it } from '@jest/globals';
import { choicesOf, chosenOf, optionsOf } from './choices.js';

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

  it('of a select begin with none where there may be none', () => {
    const selected = (...given: Parameters<typeof optionsOf>) =>
      optionsOf(...given).find((option) => option.selected)?.text;
    expect(selected(WORDS, { x: 'b' }, 'x', 'None')).toBe('Second');
    expect(selected(WORDS, {}, 'x', 'None')).toBe('None');
    expect(selected(WORDS, {}, 'x')).toBeUndefined();
    expect(optionsOf(WORDS, {}, 'x', 'None')[0]).toEqual({
      value: '',
      text: 'None',
      selected: true,
    });
  });
});

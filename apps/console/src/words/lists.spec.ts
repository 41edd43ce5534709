import { describe, expect, it } from '@jest/globals';
import { listed } from './lists.js';

describe('a list in a sentence', () => {
  it('has “and” before its last', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

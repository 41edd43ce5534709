import { describe, expect, it } from '@jest/globals';
import { counted } from './counts.js';

describe('a count', () => {
  it('has one word for one, and another for none and for more', () => {
    expect([0, 1, 2].map((count) => counted(count, 'case'))).toEqual([
      '0 cases',
      '1 case',
      '2 cases',
    ]);
    expect(counted(2, 'case is', 'cases are')).toBe('2 cases are');
  });
});

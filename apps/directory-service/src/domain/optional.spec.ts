import { describe, expect, it } from '@jest/globals';
import { optional } from './optional.js';

describe('an optional field', () => {
  it('stands with its value, also where that is empty', () => {
    expect({ ...optional('age', 0), ...optional('name', '') }).toEqual({ age: 0, name: '' });
  });

  it('is left out without one', () => {
    expect(Object.keys({ ...optional('age', undefined) })).toEqual([]);
  });
});

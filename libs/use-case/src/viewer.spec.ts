import { expect, it } from '@jest/globals';
import { isHiddenFrom } from './viewer.js';

it.each([
  [['E09000023'], true],
  [['person'], true],
  [['E09000011', 'another'], false],
  [[], false],
  [undefined, false],
])('is hidden from somebody with their authority, or by name: %j', (hiddenFrom, hidden) => {
  expect(isHiddenFrom(hiddenFrom, { authority: 'E09000023', personId: 'person' })).toBe(hidden);
});

it('is hidden by name from nobody where no person looks', () => {
  expect(isHiddenFrom(['person'], { authority: 'E09000023' })).toBe(false);
});

import { expect, it } from '@jest/globals';
import { bindingOf, newestOf } from './document.js';

it('each version of each document is sealed to a name of its own', () => {
  expect(new Set([bindingOf('a', 1), bindingOf('a', 2), bindingOf('b', 1)]).size).toBe(3);
  expect(newestOf({ id: 'a', episodeId: 'e', authority: 'x', category: 'attachment', versions: [] })).toBe(0);
});

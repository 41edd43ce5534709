import { expect, it } from '@jest/globals';
import { contentBinding } from '@hub/contracts/episode';
import { newestOf } from './document.js';

it('each version of each document is sealed to a name of its own', () => {
  expect(
    new Set([contentBinding('a', 1), contentBinding('a', 2), contentBinding('b', 1)]).size,
  ).toBe(3);
  expect(
    newestOf({ id: 'a', episodeId: 'e', authority: 'x', category: 'attachment', versions: [] }),
  ).toBe(0);
});

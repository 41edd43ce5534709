import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { dispute, EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { isChosen } from './dispute-choice.js';

it.each([
  [{ authority: LEWISHAM }, true],
  [{ authority: GREENWICH }, true],
  [{ authority: SOUTHWARK }, false],
  [{ authority: LEWISHAM, direction: 'out' }, true],
  [{ authority: LEWISHAM, direction: 'in' }, false],
  [{ authority: GREENWICH, direction: 'in' }, true],
  [{ authority: GREENWICH, direction: 'out' }, false],
  [{ authority: LEWISHAM, state: 'open', episode: EPISODE }, true],
  [{ authority: LEWISHAM, state: 'resolved' }, false],
  [{ authority: LEWISHAM, episode: testId(5) }, false],
] as const)('a dispute is chosen by side, state and episode: %j', (choice, is) => {
  expect(isChosen(dispute(), choice)).toBe(is);
});

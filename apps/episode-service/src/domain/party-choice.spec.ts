import { expect, it } from '@jest/globals';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { isPartyChosen } from './party-choice.js';

const ONE = {
  episodeId: EPISODE,
  state: 'sent',
  fromAuthority: LEWISHAM,
  toAuthority: GREENWICH,
};

it.each([
  [{ authority: LEWISHAM }, true],
  [{ authority: GREENWICH }, true],
  [{ authority: SOUTHWARK }, false],
  [{ authority: LEWISHAM, direction: 'out' }, true],
  [{ authority: LEWISHAM, direction: 'in' }, false],
  [{ authority: GREENWICH, direction: 'in' }, true],
  [{ authority: GREENWICH, direction: 'out' }, false],
  [{ authority: LEWISHAM, state: 'sent', episode: EPISODE }, true],
  [{ authority: LEWISHAM, state: 'waiting' }, false],
  [{ authority: LEWISHAM, episode: 'another' }, false],
] as const)('what lies between two authorities is chosen by side and state: %j', (choice, is) => {
  expect(isPartyChosen(ONE, choice)).toBe(is);
});

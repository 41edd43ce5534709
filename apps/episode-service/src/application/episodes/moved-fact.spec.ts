import { expect, it } from '@jest/globals';
import { EPISODE, episode, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { movedFact } from './moved-fact.js';

it('tells who has a part now how it stands, and who had one that it is over', () => {
  const before = episode({ homeAuthority: GREENWICH });
  const after = { ...before, homeAuthority: SOUTHWARK, nextReviewOn: '2026-09-01', version: 2 };
  const { recipients, payload } = movedFact(after, before, { step: 'change_home' });
  expect([...recipients].sort()).toEqual([GREENWICH, LEWISHAM, SOUTHWARK].sort());
  expect(payload).toEqual({
    episodeId: EPISODE,
    step: 'change_home',
    state: before.state,
    homeAuthority: SOUTHWARK,
    counterparts: expect.not.arrayContaining([GREENWICH]),
    nextReviewOn: '2026-09-01',
    version: 2,
  });
});

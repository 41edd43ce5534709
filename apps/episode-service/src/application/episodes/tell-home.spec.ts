import { expect, it } from '@jest/globals';
import { EPISODE, episode, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { tellHome } from './tell-home.js';

it('gives the home its part, with the step on record and the day of the next review in what is told', async () => {
  const { episodes } = inMemoryEpisodeStores();
  const untold = episode({
    homeAuthority: GREENWICH,
    homeUntold: true,
    nextReviewOn: '2026-09-01',
  });
  await episodes.add(untold);
  const by = { authority: LEWISHAM, at: '2026-03-03T09:30:00.000Z' };
  const { episode: told, facts } = await tellHome(episodes, untold, by);
  expect(await episodes.find(EPISODE)).toEqual(told);
  expect(await episodes.steps(EPISODE)).toMatchObject([{ step: 'change_home', ...by }]);
  expect(facts).toMatchObject([
    {
      recipients: [GREENWICH, LEWISHAM],
      payload: { homeAuthority: GREENWICH, nextReviewOn: '2026-09-01', version: 2 },
    },
    {
      event: { type: 'episode.people_changed.v1' },
      payload: { counterparts: [GREENWICH, LEWISHAM] },
    },
  ]);
});

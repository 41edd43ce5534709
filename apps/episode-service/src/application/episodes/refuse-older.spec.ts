import { expect, it } from '@jest/globals';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { refuseOlder } from './refuse-older.js';

const at = '2026-03-02T09:00:00.000Z';
const step = (version: number): EpisodeStepTaken => ({
  ...{ version, step: 'change_level_of_need', state: 'active', authority: 'E09000011', at },
});

it('says the version now, with the steps that came after the one that was read', async () => {
  const episodes = { steps: () => Promise.resolve([2, 3, 5].map(step)) };
  const refused = await refuseOlder({ episodes } as never, { id: 'e', version: 6 }, 2);
  expect(refused).toMatchObject({
    refused: 'etag_stale',
    stale: {
      current: 6,
      changes: [{ version: 5, words: 'The level of need changed' }, { version: 3 }],
    },
  });
});

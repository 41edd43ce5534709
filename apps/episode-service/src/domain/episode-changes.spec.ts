import { expect, it } from '@jest/globals';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { changesBy } from './episode-changes.js';

const at = '2026-03-02T09:00:00.000Z';
const begun = {
  ...{ version: 2, step: 'begin_assessment', state: 'assessing', authority: 'E09000011', at },
} as const satisfies EpisodeStepTaken;

it('says of each step what was done, by whom, and in which version', () => {
  expect(changesBy([begun, { ...begun, version: 3, step: 'agree_plan', personId: 'p' }])).toEqual([
    {
      ...{ version: 2, at, did: 'begin_assessment', words: 'The assessment began' },
      authority: 'E09000011',
    },
    {
      ...{ version: 3, at, did: 'agree_plan', words: 'The plan was agreed' },
      ...{ authority: 'E09000011', personId: 'p' },
    },
  ]);
});

it('says of a step that it was taken back, as the version after it', () => {
  const undoneAt = '2026-03-02T10:00:00.000Z';
  const [taken, back] = changesBy([{ ...begun, undoneAt, undoneBecause: 'wrong_step' }]);
  expect([taken, back]).toMatchObject([
    { version: 2, at },
    { version: 3, at: undoneAt, did: 'undo', words: 'Taken back: The assessment began' },
  ]);
});

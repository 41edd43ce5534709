import { expect, it } from '@jest/globals';
import { episode, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { resumedFact } from './resumed-fact.js';

it('tells all with a part in it that an episode goes on, and which it had taken up', () => {
  const { recipients, payload } = resumedFact(
    episode({ homeAuthority: GREENWICH, state: 'active', reopens: 'earlier' }),
  );
  expect(recipients).toEqual([GREENWICH, LEWISHAM]);
  expect(payload).toMatchObject({ state: 'active', reopens: 'earlier' });
});

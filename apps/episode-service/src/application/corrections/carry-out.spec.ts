import { expect, it } from '@jest/globals';
import { FixedClock } from '@hub/testing';
import type { MadeCorrection } from '../../domain/corrections/correction.js';
import {
  correction,
  CORRECTION_CLOCK,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { carryOut } from './carry-out.js';

it('tells each who was told but who answers for it, once, and says that the document goes nowhere', async () => {
  const stores = inMemoryEpisodeStores(new FixedClock());
  const made: MadeCorrection = {
    ...correction(),
    state: 'made',
    ...{ decidedBy: person(4), decidedAt: '2026-03-02T11:00:00.000Z', askedAgain: false },
  };
  const told = [SOUTHWARK, LEWISHAM, GREENWICH, SOUTHWARK];
  const { next, facts } = await carryOut(made, episode(), { ...CORRECTION_CLOCK, told }, stores);
  expect(next.notices.map(({ authority }) => authority)).toEqual([LEWISHAM, SOUTHWARK]);
  expect(await stores.corrections.notices(made.id)).toEqual(next.notices);
  expect(facts.map(({ event, recipients }) => [event.type, ...recipients])).toEqual([
    ['correction.withholds.v1'],
    ['correction.made.v1', LEWISHAM],
    ['correction.made.v1', SOUTHWARK],
  ]);
});

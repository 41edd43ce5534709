import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { standingOf } from '../../domain/step-undoing.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { OfferAfterMove } from './offer-after-move.js';

it('names the new home after a move, until whoever leads says why the lead stays', async () => {
  const clock = new FixedClock();
  const work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
  const offers = new OfferAfterMove(work, whoMay);
  const before = episode({ state: 'active' });
  await work.stores.episodes.add(before);
  const leading = asked(LEWISHAM, { personId: person(1) });
  const keep = { episodeId: EPISODE, because: 'school_stays' } as const;
  expect(await offers.read({ episodeId: EPISODE }, leading)).toEqual({ episodeId: EPISODE });
  expect(await offers.keep(keep, leading)).toMatchObject({ refused: 'conflict' });
  const moved = episode({ state: 'active', homeAuthority: GREENWICH, version: 2 });
  await work.stores.episodes.addStep(
    moved,
    { step: 'change_home', state: 'active', authority: LEWISHAM, at: clock.now(), version: 2 },
    standingOf(before),
  );
  const offer = { episodeId: EPISODE, suggestedReceiver: GREENWICH, movedAt: clock.now() };
  expect(await offers.read({ episodeId: EPISODE }, leading)).toEqual(offer);
  const elsewhere = asked(SOUTHWARK, { personId: person(3) });
  expect(await offers.read({ episodeId: EPISODE }, elsewhere)).toMatchObject({
    refused: 'not_found',
  });
  const contact = asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'] });
  expect(await offers.keep(keep, contact)).toMatchObject({ refused: 'forbidden' });
  expect(await offers.keep(keep, asked(LEWISHAM, { personId: testId(7) }))).toMatchObject({
    refused: 'not_involved',
  });
  expect(await offers.keep(keep, leading)).toEqual({
    ...{ episodeId: EPISODE, keptBecause: 'school_stays' },
  });
});

import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadCaseloads } from './read-caseloads.js';

it('whoever names a lead sees what each of their own staff leads, and of nobody else', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  await work.stores.episodes.add(episode({ state: 'active', nextReviewOn: '2026-03-01' }));
  await work.stores.endedPeople.add(person(1), '2026-03-01T17:00:00.000Z');
  const reading = new ReadCaseloads(work, new FixedClock('2026-03-02T09:00:00.000Z'));
  const by = (authority: string) => asked(authority, { roles: ['lead_caf_contact'] });
  expect(await reading.execute(by(LEWISHAM))).toEqual({
    items: [
      {
        personId: person(1),
        leads: 1,
        overdue: 1,
        covered: 0,
        coveredAlone: 0,
        standsIn: 0,
        gone: true,
      },
    ],
  });
  expect(await reading.execute(by(GREENWICH))).toEqual({ items: [] });
});

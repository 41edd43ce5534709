import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  organisations,
  people,
  person,
  SCHOOL,
  SUMMER,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { People } from '../ports.js';
import { ClosedLeads } from './closed-leads.js';

it('whoever leads is closed as whom they work for is', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  const school = {
    ...{ id: SCHOOL, name: 'Hill School', sector: 'education' as const },
    authority: GREENWICH,
  };
  const ofSchool: People = {
    find: async (id) => {
      const found = await people.find(id);
      return found && id === person(1) ? { ...found, organisation: school } : found;
    },
  };
  const closed = new ClosedLeads(work, ofSchool, organisations);
  expect(await closed.of(EPISODE)).toEqual([]);
  await work.stores.episodes.add(episode());
  expect(await closed.of(EPISODE)).toEqual([SUMMER]);
  expect(await new ClosedLeads(work, people, organisations).of(EPISODE)).toEqual([]);
  expect(await closed.of(testId(99))).toEqual([]);
});

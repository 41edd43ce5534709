import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  organisations,
  people,
  person,
  SUMMER,
  teachersOf,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ClosedLeads } from './closed-leads.js';

it('whoever leads is closed as whom they work for is', async () => {
  const work = new FakeUnitOfWork(inMemoryEpisodeStores());
  const teachers = teachersOf(new Set([person(1)]));
  const closed = new ClosedLeads(work, teachers, organisations);
  expect(await closed.of(EPISODE)).toEqual([]);
  await work.stores.episodes.add(episode());
  expect(await closed.of(EPISODE)).toEqual([SUMMER]);
  expect(await new ClosedLeads(work, people, organisations).of(EPISODE)).toEqual([]);
  expect(await closed.of(testId(99))).toEqual([]);
  expect(await closed.ofPerson(person(1))).toEqual([SUMMER]);
  expect(await closed.ofPerson(person(2))).toEqual([]);
  expect(await closed.ofFound(await teachers.find(person(1)))).toEqual([SUMMER]);
  expect(await closed.ofFound(undefined)).toEqual([]);
});

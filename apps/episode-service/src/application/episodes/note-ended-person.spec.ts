import { expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { inMemoryEpisodeStores, InMemoryEndedPeople } from '../../testing/in-memory-stores.js';
import { NoteEndedPerson } from './note-ended-person.js';

const PERSON = { personId: testId(4), authority: 'E09000023', endedAt: '2026-11-23T09:00:00.000Z' };

it('notes who acts no more, once, with a working day to name another lead', async () => {
  const endedPeople = new InMemoryEndedPeople();
  const work = new FakeUnitOfWork({ ...inMemoryEpisodeStores(), endedPeople });
  const note = new NoteEndedPerson(work);
  await note.execute(PERSON, delivered(1));
  await note.execute({ ...PERSON, endedAt: '2026-11-24T09:00:00.000Z' }, delivered(2));
  expect([...endedPeople.people]).toEqual([[PERSON.personId, '2026-11-24T17:00:00.000Z']]);
  expect(work.facts).toEqual([]);
});

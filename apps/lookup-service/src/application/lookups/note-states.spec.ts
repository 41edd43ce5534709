import { expect, it } from '@jest/globals';
import { FakeUnitOfWork } from '@hub/testing';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { NoteStates } from './note-states.js';

it('notes how lookups stand, some at a time, until none is left', async () => {
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const left = [200, 200, 3];
  const asked: number[] = [];
  work.stores.lookups.noteStates = (limit) => {
    asked.push(limit);
    return Promise.resolve(left.shift() ?? 0);
  };
  await new NoteStates(work).execute();
  expect([asked, left]).toEqual([[200, 200, 200], []]);
});

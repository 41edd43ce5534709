import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { FakeUnitOfWork, testId } from '@hub/testing';
import { openSubjectAccess } from '../../domain/subject-access/subject-access.js';
import { EPISODE, LEWISHAM, tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ForgetRecords } from './forget-records.js';

it('forgets the record that a family was given, or that was gathered and left, after so many days', async () => {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const at = tools();
  const opened = openSubjectAccess(
    { episodeId: EPISODE, askedBy: 'child', askedOn: '2026-03-01', evidenceReference: 'r' },
    { id: testId(1), authority: LEWISHAM, at: at.clock.now() },
    { episodes: [EPISODE], items: [], checkpoint: 'c' },
  );
  if (isRefusal(opened)) throw new Error(opened.refused);
  await work.stores.subjectAccess.add(opened);
  const forget = new ForgetRecords(work, at, 90);
  at.clock.advance(90 * 86_400_000);
  await forget.execute();
  expect(await work.stores.subjectAccess.find(testId(1))).toBeDefined();
  at.clock.advance(1);
  await forget.execute();
  expect(await work.stores.subjectAccess.find(testId(1))).toBeUndefined();
});

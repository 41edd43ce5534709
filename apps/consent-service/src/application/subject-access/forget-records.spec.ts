import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, testId } from '@hub/testing';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import { tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ForgetRecords } from './forget-records.js';

it('forgets the record that a family was given, or that was gathered and left, after so many days', async () => {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const at = tools();
  await work.stores.subjectAccess.add({
    id: testId(1),
    authority: 'E09000023',
    gatheredAt: at.clock.now(),
  } as SubjectAccess);
  const forget = new ForgetRecords(work, at, 90);
  at.clock.advance(90 * 86_400_000);
  await forget.execute();
  expect(await work.stores.subjectAccess.find(testId(1))).toBeDefined();
  at.clock.advance(1);
  await forget.execute();
  expect(await work.stores.subjectAccess.find(testId(1))).toBeUndefined();
});

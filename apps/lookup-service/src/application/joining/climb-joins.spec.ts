import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { joinRequest, lookUpTools } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { ClimbJoins } from './climb-joins.js';

it('asks one more each time that nobody has answered, and nobody of what is answered', async () => {
  const clock = new FixedClock();
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const climb = new ClimbJoins(work, lookUpTools(clock));
  const [open, ended] = [joinRequest(testId(1)), joinRequest(testId(2))];
  const { dueAt } = open;
  await work.stores.joinRequests.add(open);
  await work.stores.joinRequests.add({ ...ended, endedAt: dueAt });
  await climb.execute();
  expect(work.facts).toEqual([]);
  clock.advance(Date.parse(dueAt) - Date.parse(clock.now()));
  for (let times = 0; times < 2; times += 1) await climb.execute();
  expect(work.facts).toMatchObject([{ event: { type: 'join_request.overdue.v1' } }]);
  expect(await work.stores.joinRequests.find(open.id)).toMatchObject({ missed: 1 });
  clock.advance(30 * 24 * 3_600_000);
  for (let times = 0; times < 2; times += 1) await climb.execute();
  expect(work.facts).toHaveLength(2);
});

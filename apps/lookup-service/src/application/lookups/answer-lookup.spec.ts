import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  lookUpTools,
  person,
  pointer,
  register,
  tokens,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { answerLookup } from './answer-lookup.js';

const HOUR = 3_600_000;

it('an answer goes by how complete the indexes are when it is looked through, not when it was first asked', async () => {
  const clock = new FixedClock();
  const askedAt = clock.now();
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  await reconcileAll(work, clock)([], asked(GREENWICH));
  const how = { ...lookUpTools(clock), tokens, authorities: await register.all() };
  const question = { purpose: 'review' as const, caseReference: 'R', child: pointer('x').child };
  const rowAt = async (at: string) => {
    const { view } = await answerLookup(
      question,
      { id: LOOKUP, by: LEWISHAM, personId: person(1), askedAt, at, waitMs: 0 },
      work.stores,
      how,
    );
    expect(view.askedAt).toBe(askedAt);
    return view.rows.find((row) => row.authority === GREENWICH)?.outcome;
  };
  expect(await rowAt(askedAt)).toBe('none');
  clock.advance(27 * HOUR);
  expect(await rowAt(clock.now())).toBe('stale');
});

import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  GREENWICH,
  LOOKUP,
  lookUpTools,
  register,
  tokens,
  waitingLookup,
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
  const asking = waitingLookup(LOOKUP, { askedAt });
  const rowAt = async (at: string) => {
    const { lookup } = await answerLookup(
      asking,
      asking.child,
      { at, waitMs: 0 },
      work.stores,
      how,
    );
    expect(lookup).toMatchObject({ askedAt, searchedAt: at });
    expect(lookup).not.toHaveProperty('child');
    return lookup.answers.find(({ authority }) => authority === GREENWICH)?.outcome;
  };
  expect(await rowAt(askedAt)).toBe('none');
  clock.advance(27 * HOUR);
  expect(await rowAt(clock.now())).toBe('stale');
});

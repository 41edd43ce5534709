import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ListLookupsPayload, LookupPage } from '@hub/contracts/lookup';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  answeredLookup,
  GREENWICH,
  LEWISHAM,
  lookUpTools,
  person,
  register,
  tokens,
  waitingLookup,
} from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { ListLookups } from './list-lookups.js';
import { LookUp } from './look-up.js';

const ASKER = asked(LEWISHAM, { personId: person(1) });
const COLLEAGUE = asked(LEWISHAM, { personId: person(5) });
const lead = (authority: string, personId = person(6)) =>
  asked(authority, { personId, roles: ['lead_caf_contact'] });

describe('lookups', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let listing: ListLookups;
  const clock = new FixedClock();
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    listing = new ListLookups(work, clock);
    const at = (day: number) => ({ askedAt: `2026-03-0${String(day)}T10:00:00.000Z` });
    for (const lookup of [
      answeredLookup(testId(1), { ...at(1), colleagueId: person(4) }),
      waitingLookup(testId(2), { ...at(2), confirmBy: '2027-01-01T00:00:00.000Z' }),
      answeredLookup(testId(3), { ...at(3), personId: person(5) }),
      answeredLookup(testId(4), { ...at(4), personId: undefined }),
      answeredLookup(testId(5), { ...at(5), authority: GREENWICH, personId: person(2) }),
    ])
      await work.stores.lookups.add(lookup);
  });
  const list = async (by: typeof ASKER, query: ListLookupsPayload = {}) =>
    ((await listing.execute(query, by)) as LookupPage).items.map(({ id }) => id);

  it('are listed to who asked them, and of an authority to its lead CAF contacts', async () => {
    expect(await list(ASKER)).toEqual([testId(2), testId(1)]);
    expect(await list(COLLEAGUE)).toEqual([testId(3)]);
    expect(await list(lead(LEWISHAM))).toEqual([]);
    const of = 'authority';
    expect(await list(lead(LEWISHAM), { of })).toEqual([4, 3, 2, 1].map(testId));
    expect(await list(lead(GREENWICH), { of })).toEqual([testId(5)]);
  });

  it('are none to who asked none: no refusal', async () => {
    expect(await listing.execute({ of: 'authority' }, ASKER)).toEqual({ items: [] });
    expect(await listing.execute({}, asked(LEWISHAM))).toEqual({ items: [] });
    // Somebody of another authority under the same id is somebody else.
    expect(await list(asked(GREENWICH, { personId: person(1) }))).toEqual([]);
  });

  it('are listed only where they are shown, and say the same', async () => {
    const lookUp = new LookUp(work, tokens, register, lookUpTools(clock));
    for (const by of [ASKER, COLLEAGUE, lead(LEWISHAM), lead(GREENWICH, person(2))])
      for (const whose of ['mine', 'authority'] as const) {
        const { items } = (await listing.execute({ of: whose }, by)) as LookupPage;
        for (const { id, ...item } of items)
          expect(await lookUp.read({ lookupId: id }, by)).toMatchObject(item);
      }
  });

  it('are listed by how they stand and since when, page by page', async () => {
    expect(await list(ASKER, { status: 'awaiting_confirmation' })).toEqual([testId(2)]);
    expect(await list(ASKER, { since: '2026-03-02T10:00:00.000Z' })).toEqual([testId(2)]);
    const first = (await listing.execute({ limit: 1 }, ASKER)) as LookupPage;
    expect(first.items).toEqual([
      {
        id: testId(2),
        status: 'awaiting_confirmation',
        conclusion: 'incomplete',
        purpose: 'review',
        caseReference: 'R',
        askedAt: '2026-03-02T10:00:00.000Z',
        personId: person(1),
      },
    ]);
    const { nextCursor: cursor = '' } = first;
    const next = (await listing.execute({ limit: 1, cursor }, ASKER)) as LookupPage;
    expect(next).toEqual({ items: [expect.objectContaining({ id: testId(1) })] });
    expect(next.items[0]).toHaveProperty('colleagueId', person(4));
    expect(await listing.execute({ cursor: 'x' }, ASKER)).toMatchObject({
      refused: 'invalid_request',
    });
  });
});

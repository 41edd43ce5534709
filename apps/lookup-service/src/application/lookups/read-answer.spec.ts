import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { answeredLookup, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { ReadAnswer } from './read-answer.js';

const LOOKUP = testId(61);
const AT = '2026-03-02T10:00:00.000Z';

describe('reading what a person answered since', () => {
  let work: FakeUnitOfWork<LookupStores>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    await work.stores.lookups.add(answeredLookup(LOOKUP));
    await work.stores.lookups.noteAnswered(LOOKUP, AT);
  });
  const read = (by = asked(LEWISHAM, { personId: person(1) }), lookupId = LOOKUP) =>
    new ReadAnswer(work, new FixedClock()).execute({ lookupId }, by);

  it('is said by whoever asked, and again it changes nothing', async () => {
    expect(await work.stores.lookups.find(LOOKUP)).toMatchObject({ unreadSince: AT });
    for (let times = 0; times < 2; times += 1) {
      const view = await read();
      expect(view).toMatchObject({ id: LOOKUP, status: 'complete' });
      expect(view).not.toHaveProperty('unreadSince');
    }
    expect(await work.stores.lookups.find(LOOKUP)).toEqual(answeredLookup(LOOKUP));
  });

  it('and by nobody else', async () => {
    const others = [
      asked(LEWISHAM, { personId: person(2) }),
      asked(LEWISHAM, { personId: person(2), roles: ['lead_caf_contact'] }),
      asked(LEWISHAM, { roles: ['authority_system'] }),
      asked(GREENWICH, { personId: person(1) }),
    ];
    for (const by of others) expect(await read(by)).toEqual({ refused: 'not_found' });
    expect(await read(undefined, testId(99))).toEqual({ refused: 'not_found' });
    expect(await work.stores.lookups.find(LOOKUP)).toMatchObject({ unreadSince: AT });
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { answeredLookup, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { NameColleague } from './name-colleague.js';

const LOOKUP = testId(51);

describe('letting a colleague start after a lookup', () => {
  let work: FakeUnitOfWork<LookupStores>;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    await work.stores.lookups.add(answeredLookup(LOOKUP));
  });
  const name = (personId: string, by = asked(LEWISHAM, { personId: person(1) })) =>
    new NameColleague(work, new FixedClock()).execute({ lookupId: LOOKUP, personId }, by);

  it('is done by its asker, in place of whoever was named before', async () => {
    expect(await name(person(4))).toMatchObject({ personId: person(1), colleagueId: person(4) });
    expect(await name(person(5))).toMatchObject({ status: 'complete', colleagueId: person(5) });
    expect(await work.stores.lookups.find(LOOKUP)).toMatchObject({ colleagueId: person(5) });
  });

  it('or by a lead CAF contact of theirs', async () => {
    const lead = { personId: person(6), roles: ['lead_caf_contact' as const] };
    expect(await name(person(4), asked(LEWISHAM, lead))).toMatchObject({ colleagueId: person(4) });
    expect(await name(person(4), asked(GREENWICH, lead))).toEqual({ refused: 'not_found' });
  });

  it('and by nobody for themselves', async () => {
    expect(await name(person(4), asked(LEWISHAM, { personId: person(4) }))).toMatchObject({
      refused: 'forbidden',
    });
    expect(await work.stores.lookups.find(LOOKUP)).toEqual(answeredLookup(LOOKUP));
  });
});

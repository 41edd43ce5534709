import { beforeEach, describe, expect, it } from '@jest/globals';
import { readIdentity } from '@hub/matching';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { GREENWICH, LEWISHAM, pointer, SOUTHWARK, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { reconcileAll } from '../../testing/reconcile-all.js';
import { findChild } from './find-child.js';
import type { LookupStores } from '../ports.js';

const sam = {
  givenName: 'Samuel',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};

describe('finding a child', () => {
  let work: FakeUnitOfWork<LookupStores>;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
  });
  const publish = (authority: string, ...children: object[]) =>
    reconcileAll(work, new FixedClock())(
      children.map((child, place) => pointer(`R-${String(place)}`, { child })),
      asked(authority),
    );
  const find = async (child: object) =>
    (await findChild(child, work.stores, tokens)).map(({ record, outcome }) => [
      record.authority,
      record.pointer.reference,
      outcome,
    ]);

  it('goes by what is written differently', async () => {
    await publish(GREENWICH, sam);
    for (const child of [
      sam,
      { ...sam, givenName: 'Sam' },
      { ...sam, dateOfBirth: '2015-09-04' },
      { ...sam, givenName: 'Rivers', familyName: 'Samuel' },
      { ...sam, familyName: 'Rívers' },
    ]) {
      expect(await find(child)).toEqual([[GREENWICH, 'R-0', 'found']]);
    }
    expect(
      await find({ ...sam, givenName: 'Bartholomew', familyName: 'Xu', dateOfBirth: '2011-01-30' }),
    ).toEqual([]);
  });

  it('finds the records of several authorities', async () => {
    await publish(GREENWICH, sam);
    await publish(SOUTHWARK, { ...sam, postcode: 'N1 1AA' });
    expect(await find(sam)).toEqual([
      [GREENWICH, 'R-0', 'found'],
      [SOUTHWARK, 'R-0', 'found'],
    ]);
  });

  it('leaves a twin to a person, and forgets it once it is ruled out', async () => {
    await publish(GREENWICH, { ...sam, givenName: 'Theodora' });
    expect(await find(sam)).toEqual([[GREENWICH, 'R-0', 'possible']]);
    await work.stores.lookupQuestions.ruleOut(
      tokens.hashOf(readIdentity(sam)),
      { authority: GREENWICH, reference: 'R-0' },
      '2026-03-02T09:00:00.000Z',
    );
    expect(await find(sam)).toEqual([]);
    await publish(LEWISHAM, sam);
    expect(await find(sam)).toEqual([[LEWISHAM, 'R-0', 'found']]);
  });
});

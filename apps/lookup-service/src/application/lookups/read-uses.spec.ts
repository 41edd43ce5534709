import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  answeredLookup,
  person,
  SOUTHWARK,
  waitingLookup,
} from '../../testing/examples.js';
import { turnDown, withdraw } from '../../domain/lookups/lookup-decisions.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { ReadUses } from './read-uses.js';

describe('what others ask of lookups', () => {
  let work: FakeUnitOfWork<LookupStores>;

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    await work.stores.lookups.add(answeredLookup(LOOKUP, { purpose: 'before_assessment' }));
  });

  it('says whose a lookup is, whatever it found', async () => {
    const found = { authority: GREENWICH, outcome: 'found', episodes: [EPISODE] } as const;
    await work.stores.lookups.save(
      answeredLookup(LOOKUP, { purpose: 'before_assessment', answers: [found] }),
    );
    const check = (by: string, number: number) =>
      new ReadUses(work, new FixedClock()).checkAsker(
        { lookupId: LOOKUP },
        asked(by, { personId: person(number) }),
      );
    expect(await check(LEWISHAM, 1)).toEqual({ isTheirs: true });
    expect(await check(LEWISHAM, 2)).toEqual({ isTheirs: false });
    expect(await check(GREENWICH, 1)).toEqual({ isTheirs: false });
    const waiting = waitingLookup(LOOKUP);
    const refused = turnDown(waiting, 'no case of ours', waiting.confirmBy).next;
    for (const lookup of [waiting, refused, withdraw(waiting)]) {
      await work.stores.lookups.save(lookup);
      expect(await check(LEWISHAM, 1)).toEqual({ isTheirs: false });
    }
  });

  it('tells a family who found their record, and by which request', async () => {
    const { lookups } = work.stores;
    const found = { authority: LEWISHAM, reference: 'OLD' };
    await lookups.add(answeredLookup(testId(52), { authority: SOUTHWARK }));
    await lookups.addFindings(testId(52), [found], testId(53));
    await lookups.addFindings(LOOKUP, [{ ...found, authority: GREENWICH }], testId(54));
    const { items } = await new ReadUses(work, new FixedClock()).gather(found);
    expect(items).toMatchObject([
      {
        id: `lookup-${testId(52)}`,
        section: 'lookups',
        authority: SOUTHWARK,
        provenBy: testId(53),
        fields: expect.arrayContaining([{ name: 'Why', value: 'review' }]),
      },
    ]);
  });
});

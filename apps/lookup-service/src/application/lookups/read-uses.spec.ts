import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
  answeredLookup,
  hubEpisode,
  person,
  pointer,
  SOUTHWARK,
  tokens,
  waitingLookup,
} from '../../testing/examples.js';
import { HUB } from '../../domain/episodes/hub-episode.js';
import type { AnsweredLookup } from '../../domain/lookups/lookup.js';
import { turnDown, withdraw } from '../../domain/lookups/lookup-decisions.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { withTokens } from '../pointers/with-tokens.js';
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

  describe('how old the child is', () => {
    const born = (dateOfBirth: string) => ({ ...pointer('x').child, dateOfBirth });
    const readAge = (by = LEWISHAM) =>
      new ReadUses(work, new FixedClock()).readAge(
        { lookupId: LOOKUP, on: '2026-03-02' },
        asked(by, { personId: person(2) }),
      );

    it.each([
      ['2010-03-03', 'under_16'],
      ['2010-03-02', '16_or_17'],
      ['2008-03-03', '16_or_17'],
      ['2008-03-02', '18_or_over'],
    ])('who was born on %s is %s, and nothing more is said of it', async (dateOfBirth, age) => {
      await work.stores.details.keep(LOOKUP, born(dateOfBirth), '2026-04-01T00:00:00.000Z');
      expect(await readAge()).toEqual({ age });
    });

    it('is said to nobody but the authority that looked, of no lookup taken back', async () => {
      await work.stores.details.keep(LOOKUP, born('2010-03-02'), '2026-04-01T00:00:00.000Z');
      expect(await readAge(GREENWICH)).toEqual({});
      const lookup = await work.stores.lookups.find(LOOKUP);
      await work.stores.lookups.save(withdraw(lookup as AnsweredLookup));
      expect(await readAge()).toEqual({});
    });

    it('is not known without a date of birth', async () => {
      const { dateOfBirth: _unknown, ...child } = born('2010-03-02');
      await work.stores.details.keep(LOOKUP, child, '2026-04-01T00:00:00.000Z');
      expect(await readAge()).toEqual({});
    });

    it('is known of an episode that has started, whose details have served', async () => {
      expect(await readAge()).toEqual({});
      const { hubEpisodes, pointers } = work.stores;
      const episode = hubEpisode({ state: 'open' });
      await hubEpisodes.add(episode);
      const entry = {
        authority: HUB,
        pointer: pointer(episode.episodeId, { child: born('2010-03-02') }),
        receivedAt: episode.claimedAt,
      };
      for (const indexed of await withTokens([entry], tokens)) await pointers.put(indexed);
      expect(await readAge()).toEqual({ age: '16_or_17' });
    });
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
        fields: expect.arrayContaining([
          { name: 'Why', value: 'review' },
          { name: 'Who looked', value: '', personIds: [person(1)] },
        ]),
      },
    ]);
  });
});

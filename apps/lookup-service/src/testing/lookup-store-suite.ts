import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { AnsweredLookup } from '../domain/lookups/lookup.js';
import { turnDown, withdraw } from '../domain/lookups/lookup-decisions.js';
import {
  answeredLookup,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  waitingLookup,
} from './examples.js';

/** What every implementation of the store of lookups keeps to. */
export function lookupStoreSuite(
  open: () => Pick<LookupStores, 'lookups' | 'lookupQuestions'>,
): void {
  let last = 400;
  const fresh = (): string => testId((last += 1));

  it('keeps a lookup, whatever became of it', async () => {
    const { lookups } = open();
    const waiting = waitingLookup(fresh());
    const found = answeredLookup(fresh(), {
      answers: [
        { authority: LEWISHAM, outcome: 'asked_live' },
        { authority: GREENWICH, outcome: 'found', episodes: [EPISODE] },
        { authority: SOUTHWARK, outcome: 'stale', completeUpTo: '2026-02-01T10:00:00.000Z' },
      ],
      unnamed: { questions: [fresh()], until: '2026-03-05T10:00:00.000Z' },
    });
    const { next: refused } = turnDown(waitingLookup(fresh()), 'no case', waiting.confirmBy);
    const given = {
      ...found,
      colleagueId: person(4),
      reason: 'What for',
      spokenOn: '2026-03-02',
    };
    for (const lookup of [waiting, found, given, refused, withdraw(given), withdraw(refused)]) {
      const kept = { ...lookup, id: fresh() };
      await lookups.add(kept);
      expect(await lookups.find(kept.id)).toEqual(kept);
    }
  });

  it('knows since when there is an answer that was not read, whatever becomes of the lookup', async () => {
    const { lookups } = open();
    const lookup = answeredLookup(fresh());
    await lookups.add(lookup);
    const [first, then] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z'];
    await lookups.noteAnswered(lookup.id, first);
    await lookups.noteAnswered(lookup.id, then);
    expect(await lookups.find(lookup.id)).toEqual({ ...lookup, unreadSince: first });
    await lookups.save({ ...lookup, spokenOn: '2026-03-02' });
    expect(await lookups.lock(lookup.id)).toMatchObject({ unreadSince: first });
    await lookups.noteRead(lookup.id);
    expect(await lookups.find(lookup.id)).toEqual({ ...lookup, spokenOn: '2026-03-02' });
    await lookups.noteAnswered(lookup.id, then);
    expect(await lookups.find(lookup.id)).toMatchObject({ unreadSince: then });
  });

  it('counts what a person asked since a time', async () => {
    const { lookups } = open();
    const asker = { authority: SOUTHWARK, personId: fresh() };
    const askedAt = '2026-03-01T10:00:00.000Z';
    await lookups.add(answeredLookup(fresh(), { ...asker, askedAt }));
    await lookups.add(answeredLookup(fresh(), { authority: SOUTHWARK, askedAt }));
    expect(await lookups.count(asker, askedAt)).toBe(1);
    expect(await lookups.count(asker, '2026-03-01T10:00:00.001Z')).toBe(0);
    expect(await lookups.count({ ...asker, authority: LEWISHAM }, askedAt)).toBe(0);
  });

  it('knows which lookups found a record, each once', async () => {
    const { lookups } = open();
    const [first, second] = [answeredLookup(fresh()), answeredLookup(fresh())];
    for (const lookup of [first, second]) await lookups.add(lookup);
    const record = { authority: GREENWICH, reference: fresh() };
    const [message, another] = [fresh(), fresh()];
    await lookups.addFindings(first.id, [record, { ...record, reference: 'another' }], message);
    await lookups.addFindings(second.id, [record], another);
    await lookups.addFindings(second.id, [], another);
    expect(await lookups.thatFound(record)).toEqual([
      { lookup: first, message },
      { lookup: second, message: another },
    ]);
    expect(await lookups.thatFound({ ...record, authority: SOUTHWARK })).toEqual([]);
  });

  it('forgets lookups from before a day, with what hangs on them', async () => {
    const { lookups, lookupQuestions } = open();
    const lookup = answeredLookup(fresh(), { askedAt: '2019-03-01T10:00:00.000Z' });
    await lookups.add(lookup);
    const record = { authority: GREENWICH, reference: fresh() };
    await lookups.addFindings(lookup.id, [record], fresh());
    const question = {
      id: fresh(),
      lookupId: lookup.id,
      ...record,
      because: 'x',
      handling: 'ordinary' as const,
      state: 'waiting' as const,
      askedAt: lookup.askedAt,
    };
    await lookupQuestions.add([question]);
    const { id } = lookup;
    expect(await lookups.askedBefore('2019-03-01T10:00:00.000Z', 10)).toEqual([]);
    const place = { at: lookup.askedAt, id };
    expect(await lookups.askedBefore('2019-03-02T10:00:00.000Z', 10)).toEqual([place]);
    expect(await lookups.askedBefore('2019-03-02T10:00:00.000Z', 10, place)).toEqual([]);
    expect(await lookups.forget([fresh()])).toBe(0);
    expect(await lookups.forget([id])).toBe(1);
    expect([await lookups.find(lookup.id), await lookups.thatFound(record)]).toEqual([
      undefined,
      [],
    ]);
  });

  it('keeps the question of a lookup that waits, until it is decided', async () => {
    const { lookups } = open();
    const authority = 'E09000029';
    const lookup = waitingLookup(fresh(), { authority });
    await lookups.add(lookup);
    expect(await lookups.find(lookup.id)).toEqual(lookup);
    expect(await lookups.waiting(authority, '2026-03-04T09:59:59.000Z', 10)).toEqual([lookup]);
    expect(await lookups.waiting(authority, lookup.confirmBy, 10)).toEqual([]);
    expect(await lookups.waiting(SOUTHWARK, '2026-03-01T00:00:00.000Z', 10)).toEqual([]);
    const answered = answeredLookup(lookup.id, { authority });
    await lookups.save(answered, person(2));
    expect(await lookups.find(lookup.id)).toEqual(answered);
    expect(await lookups.waiting(authority, '2026-03-01T00:00:00.000Z', 10)).toEqual([]);
  });

  it('counts what a person, an authority and others asked, each within its time', async () => {
    const { lookups } = open();
    const [authority, other] = ['E09000002', 'E09000003'];
    const [asker, child] = [fresh(), fresh()];
    const ask = (askedAt: string, change: Partial<AnsweredLookup> = {}) =>
      lookups.add(
        answeredLookup(fresh(), {
          authority,
          personId: asker,
          detailsHash: child,
          askedAt,
          ...change,
        }),
      );
    const limits = { personAndHour: 2, personAndDay: 3, authorityAndDay: 4, othersAndChild: 5 };
    const use = (change: object = {}) =>
      lookups.use({ authority, personId: asker, detailsHash: child }, '2026-04-02T10:00:00.000Z', {
        ...limits,
        ...change,
      });
    expect(await use()).toEqual({ others: 0 });
    for (const at of [
      '2026-04-01T09:59:00.000Z',
      '2026-04-01T12:00:00.000Z',
      '2026-04-02T09:20:00.000Z',
      '2026-04-02T09:30:00.000Z',
    ])
      await ask(at);
    for (const one of [other, other, 'E09000004'])
      await ask('2026-04-01T11:00:00.000Z', { authority: one, personId: fresh() });
    expect(await use()).toEqual({
      personAndHour: '2026-04-02T09:20:00.000Z',
      personAndDay: '2026-04-01T12:00:00.000Z',
      others: 2,
    });
    await ask('2026-04-01T10:30:00.000Z', { personId: fresh(), detailsHash: 'another' });
    expect(await use()).toMatchObject({ authorityAndDay: '2026-04-01T10:30:00.000Z' });
    expect(await use({ personAndHour: 0, personAndDay: 0, authorityAndDay: 0 })).toEqual({
      others: 2,
    });
    expect(
      await lookups.use(
        { authority: 'E09000005', personId: undefined, detailsHash: 'h' },
        '2026-04-02T10:00:00.000Z',
        limits,
      ),
    ).toMatchObject({ others: 0 });
    await lookups.addRefused({
      id: fresh(),
      authority,
      personId: asker,
      detailsHash: child,
      askedAt: '2026-04-02T10:00:00.000Z',
    });
    expect(await use({ personAndHour: 1 })).toMatchObject({
      personAndHour: '2026-04-02T09:30:00.000Z',
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { endOfLondonDay, londonDate } from '@hub/working-time';
import { EPISODE, episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { actingLead, passLead } from '../episode.js';
import { peopleOf } from '../relations.js';
import {
  alarmOfCover,
  coverAt,
  endCover,
  type LeadCover,
  MOST_COVERED_DAYS,
  nameCover,
  showCover,
} from './lead-cover.js';

const AT = '2026-03-02T09:30:00.000Z';
const by = {
  ...{ id: testId(600), authority: LEWISHAM, personId: person(1), isLeadCafContact: false },
  at: AT,
};
const wanted = {
  ...{ episodeId: EPISODE, personId: person(4), because: 'leave' as const },
  ...{ from: '2026-03-09', until: '2026-03-20' },
};
const named = (change: object = {}): LeadCover => {
  const cover = nameCover(episode(), { ...wanted, ...change }, by, []);
  if (isRefusal(cover)) throw new Error(cover.refused);
  return cover;
};

describe('who stands in for a Lead Professional', () => {
  it('leads from the first day to the last, whichever those are, and afterwards the lead is who it was', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(MOST_COVERED_DAYS - 1), (ahead, length) => {
        const day = (after: number): string =>
          new Date(Date.UTC(2026, 2, 2 + after)).toISOString().slice(0, 10);
        const cover = named({ from: day(ahead), until: day(ahead + length) });
        const before = alarmOfCover(cover);
        expect(before).toBe(endOfLondonDay(day(ahead - 1)));
        const running = coverAt(cover, episode(), before ?? AT);
        expect([running.state, londonDate(before ?? AT)]).toEqual(['running', day(ahead)]);
        const covered = showCover(episode(), [running]);
        expect(actingLead(covered)).toBe(person(4));
        expect(peopleOf(covered).slice(0, 2)).toMatchObject([
          { personId: person(4), relation: 'lead_professional', confirmed: false },
          { personId: person(1), relation: 'lead_professional' },
        ]);
        const after = alarmOfCover(running);
        expect(after).toBe(endOfLondonDay(day(ahead + length)));
        expect(coverAt(running, covered, day(ahead + length) + 'T12:00:00.000Z')).toBe(running);
        const ended = coverAt(running, covered, after ?? AT);
        expect(ended).toMatchObject({ state: 'ended', endedBecause: 'date_came' });
        expect(showCover(covered, [ended])).toEqual({ ...episode(), version: 3 });
        expect(alarmOfCover(ended)).toBeUndefined();
      }),
    );
  });

  it('is a colleague of theirs, for at most a quarter of a year, once at a time', () => {
    const refused = (change: object, who: object = {}, others: readonly LeadCover[] = []) =>
      nameCover(episode(), { ...wanted, ...change }, { ...by, ...who }, others);
    expect(refused({}, { authority: GREENWICH })).toMatchObject({ refused: 'forbidden' });
    expect(refused({ personId: person(1) })).toMatchObject({ refused: 'party_to_itself' });
    expect(refused({ from: '2026-03-01' })).toMatchObject({ faults: [{ field: 'from' }] });
    expect(refused({ until: '2026-03-08' })).toMatchObject({ faults: [{ field: 'until' }] });
    expect(refused({ until: '2026-06-09' })).toMatchObject({ faults: [{ field: 'until' }] });
    expect(refused({}, {}, [named()])).toEqual({ refused: 'cover_exists' });
    const ended = endCover(named(), 'lead_is_back', AT) as LeadCover;
    expect(refused({}, {}, [ended])).toMatchObject({ state: 'planned' });
    expect(endCover(ended, 'lead_is_back', AT)).toEqual({ refused: 'cover_ended' });
    const closed = episode({ state: 'closed' });
    expect(nameCover(closed, wanted, by, [])).toMatchObject({ refused: 'conflict' });
  });

  it('is the one named for this case alone before whoever is for all, whichever came first', () => {
    const days = fc.tuple(fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(days, days, fc.nat(45), ([aloneFrom, alone], [allFrom, all], today) => {
        const day = (after: number): string =>
          new Date(Date.UTC(2026, 2, 2 + after)).toISOString().slice(0, 10);
        const [one, other] = [
          named({ from: day(aloneFrom), until: day(aloneFrom + alone) }),
          nameCover(
            episode(),
            { ...wanted, personId: person(5), from: day(allFrom), until: day(allFrom + all) },
            { ...by, id: testId(601), caseloadCoverId: testId(602) },
            [],
          ) as LeadCover,
        ].map((cover) => coverAt(cover, episode(), `${day(today)}T12:00:00.000Z`)) as [
          LeadCover,
          LeadCover,
        ];
        const isOn = (from: number, days: number) => from <= today && today <= from + days;
        const expected = isOn(aloneFrom, alone)
          ? person(4)
          : isOn(allFrom, all)
            ? person(5)
            : person(1);
        for (const covers of [
          [one, other],
          [other, one],
        ]) {
          const shown = showCover(episode(), covers);
          expect(actingLead(shown)).toBe(expected);
          expect(showCover(shown, covers)).toBe(shown);
        }
      }),
    );
  });

  it('is of either kind once', () => {
    const all = { ...by, caseloadCoverId: testId(602) };
    expect(nameCover(episode(), wanted, all, [named()])).toMatchObject({ forAll: true });
    const whole = nameCover(episode(), wanted, all, []) as LeadCover;
    expect(nameCover(episode(), wanted, all, [whole])).toEqual({ refused: 'cover_exists' });
    expect(nameCover(episode(), wanted, by, [whole])).toMatchObject({ forAll: false });
  });

  it('does so no more once the lead has passed, or the case is over', () => {
    const passed = passLead(
      episode(),
      { authority: LEWISHAM, personId: person(5) },
      ...([AT, '2026-04-01'] as const),
    );
    const gone = coverAt(named(), passed, AT);
    expect(gone).toMatchObject({ state: 'ended', endedBecause: 'lead_passed' });
    expect(showCover(passed, [gone])).toBe(passed);
    expect(coverAt(named(), episode({ state: 'closed' }), AT)).toMatchObject({
      endedBecause: 'case_ended',
    });
    const shield = {
      ...{ hiddenFrom: [], hiddenFromPeople: [person(4)], employers: [LEWISHAM] },
      ...{ because: 'domestic_abuse' as const, since: AT },
    };
    expect(coverAt(named(), episode({ shield }), AT)).toMatchObject({
      endedBecause: 'cannot_cover',
    });
  });

  it('does so no more once they have left, from that moment on, planned or running', () => {
    for (const [at, state] of [
      [AT, 'planned'],
      ['2026-03-10T09:00:00.000Z', 'running'],
    ] as const) {
      const cover = coverAt(named(), episode(), at);
      expect(cover.state).toBe(state);
      const covered = showCover(episode(), [cover]);
      const left = coverAt(cover, covered, at, true);
      expect(left).toMatchObject({ state: 'ended', endedBecause: 'stand_in_left', endedAt: at });
      expect(actingLead(showCover(covered, [left]))).toBe(person(1));
      expect(coverAt(left, covered, at, true)).toBe(left);
    }
    const left = coverAt(named(), episode(), AT, true);
    const back = endCover(left, 'lead_is_back', '2026-03-03T09:00:00.000Z');
    expect(back).toEqual({ ...left, endedBecause: 'lead_is_back' });
    expect(endCover(back as LeadCover, 'lead_is_back', AT)).toEqual({ refused: 'cover_ended' });
    // What ended it before they left is what is said.
    const after = coverAt(named(), episode(), '2026-03-21T09:00:00.000Z', true);
    expect(after).toMatchObject({ endedBecause: 'date_came' });
    const closed = coverAt(named(), episode({ state: 'closed' }), AT, true);
    expect(closed).toMatchObject({ endedBecause: 'case_ended' });
  });
});

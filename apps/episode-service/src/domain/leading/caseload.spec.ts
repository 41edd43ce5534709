import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import type { Episode, LivedEpisode } from '../episode.js';
import { caseloadsOf } from './caseload.js';

const [ANNA, BEN, CARA] = [testId(1), testId(2), testId(3)];
const NONE = { covered: 0, coveredAlone: 0, standsIn: 0 };
const QUESTION = { authority: LEWISHAM, viewer: { personId: CARA }, today: '2026-03-10' };

const led = (personId: string, more: Partial<LivedEpisode> = {}): Episode => {
  const { nextReviewOn: _none, ...base } = episode();
  return { ...base, state: 'active', lead: { ...base.lead, personId }, ...more };
};

const count = (episodes: readonly Episode[], gone: readonly string[] = [], question = QUESTION) =>
  caseloadsOf(episodes, new Set(gone), question);

describe('caseloads', () => {
  it('are what each leads that is not over, and whose review is overdue', () => {
    const cases = [
      led(ANNA, { nextReviewOn: '2026-03-09' }),
      led(ANNA, { nextReviewOn: '2026-03-10' }),
      led(ANNA, { state: 'withdrawn', nextReviewOn: '2026-01-01' }),
      led(ANNA, { state: 'closed' }),
      led(BEN),
    ];
    expect(count(cases)).toEqual([
      { personId: ANNA, leads: 3, overdue: 1, ...NONE, gone: false },
      { personId: BEN, leads: 1, overdue: 0, ...NONE, gone: false },
    ]);
    expect(count(cases, [], { ...QUESTION, authority: GREENWICH })).toEqual([]);
  });

  it('count a case for who leads it and for who stands in', () => {
    const { lead } = led(ANNA);
    const cover = { id: testId(9), personId: BEN, until: '2026-03-20', confirmed: true };
    expect(count([led(ANNA, { lead: { ...lead, personId: ANNA, cover } })])).toMatchObject([
      { personId: ANNA, leads: 1, covered: 1, coveredAlone: 1, standsIn: 0 },
      { personId: BEN, leads: 0, covered: 0, standsIn: 1 },
    ]);
    const all = { ...lead, personId: ANNA, cover: { ...cover, forAll: true } };
    expect(count([led(ANNA, { lead: all })])).toMatchObject([
      { personId: ANNA, covered: 1, coveredAlone: 0 },
      { personId: BEN, standsIn: 1 },
    ]);
  });

  it('show first who has left, and leave out what is hidden from who asks', () => {
    const shield = { hiddenFrom: [], hiddenFromPeople: [CARA], because: 'refuge' as const };
    const hidden = led(ANNA, { shield: { ...shield, since: '2026-03-01T09:00:00.000Z' } });
    const shown = count([hidden, led(ANNA), led(ANNA), led(BEN)], [BEN]);
    expect(shown.map(({ personId, leads, gone }) => [personId, leads, gone])).toEqual([
      [BEN, 1, true],
      [ANNA, 2, false],
    ]);
  });
});

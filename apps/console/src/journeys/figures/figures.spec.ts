import { describe, expect, it } from '@jest/globals';
import type { EpisodeFigures, PlaceFigures, UnmetNeedFigures } from '@hub/contracts/episode';
import { caseSections } from './case-figures.js';
import { figuresView, type FigureReports } from './figures-view.js';
import { monthsBetween, shortMonthName } from './months.js';
import { agencySection, disputeSection, transferSection } from './other-figures.js';
import { placeSection } from './place-figures.js';
import { unmetSections } from './unmet-figures.js';

const SPAN = { from: '2025-11-29', to: '2026-11-29' };
const MONTH: EpisodeFigures = {
  month: '2026-11',
  authority: 'E09000023',
  started: 2,
  activeAtEnd: 2,
  closed: 0,
  closedNeedsMet: 0,
  closedDisengaged: 0,
  closedMovedOutOfLondon: 0,
  closedSocialCare: 0,
  closedAgeLimit: 0,
  closedOpenedInError: 0,
  closedConsentWithdrawn: 0,
  reviewsOnTime: 1,
  reviewsLate: 3,
  serviceRequestsSent: 0,
  serviceRequestsAccepted: 0,
};
const NOTHING: FigureReports = {
  cases: { ...SPAN, rows: [] },
  agencies: { ...SPAN, rows: [] },
  transfers: { ...SPAN, rows: [] },
  disputes: { ...SPAN, rows: [], resolved: 0, settledEarly: 0, outcomes: [], ignored: [] },
  unmet: { ...SPAN, rows: [] },
  places: { ...SPAN, rows: [], leftOut: 0 },
};
const cases = (...rows: EpisodeFigures[]) => caseSections({ ...SPAN, rows });
const numbers = (section: ReturnType<typeof cases>[number] | undefined) =>
  section?.table?.rows.map((row) => row.map(({ text }) => text));

describe('figures', () => {
  it('say so where there is nothing to count', () => {
    const { sections, span } = figuresView(NOTHING);
    expect(span).toContain('From 29 November 2025 to 29 November 2026.');
    expect(sections.map(({ finding }) => finding)).toEqual([
      'No case was started',
      'No case is open',
      'No agency started a case',
      'No hand-over was asked for',
      'There was no dispute',
      'No service was asked for',
      'No service was declined',
      'No school or GP practice has five cases or more',
    ]);
    expect(sections.some(({ chart, table }) => chart ?? table)).toBe(false);
  });

  it('of a single month compare it with nothing', () => {
    const [starts, open] = cases(MONTH);
    expect([starts?.finding, open?.finding]).toEqual([
      '2 cases were started, in November 2026',
      '2 cases are open',
    ]);
    expect(starts?.chart?.bars).toHaveLength(1);
    expect(numbers(open)).toEqual([['November 2026', '2', '1', '3']]);
  });

  it('of several months say the most and the change, authorities together', () => {
    const [starts, open] = cases(
      { ...MONTH, month: '2026-09', started: 1, activeAtEnd: 1 },
      { ...MONTH, started: 3, activeAtEnd: 4 },
      { ...MONTH, authority: 'E09000011', started: 1, activeAtEnd: 1 },
    );
    expect(starts?.finding).toBe('5 cases were started, the most in November 2026 (4)');
    expect(open?.finding).toBe('5 cases are open, 5 more than at the end of October 2026');
    expect(numbers(starts)?.map(([month, started]) => [month, started])).toEqual([
      ['September 2026', '1'],
      ['October 2026', '0'],
      ['November 2026', '4'],
    ]);
    expect(cases({ ...MONTH, month: '2026-10' }, MONTH)[1]?.finding).toContain('as many as');
    const fewer = cases({ ...MONTH, month: '2026-10' }, { ...MONTH, activeAtEnd: 1 });
    expect(fewer[1]?.finding).toBe('1 case is open, 1 fewer than at the end of October 2026');
  });

  it('run over the turn of the year', () => {
    expect(monthsBetween('2025-12', '2026-02')).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(shortMonthName('2026-09')).toBe('Sep 2026');
  });

  it('say which agency starts most', () => {
    const of = (agency: 'education' | 'health', started: number) => ({ ...MONTH, agency, started });
    const rows = [of('health', 1), of('education', 2), of('education', 2)];
    const section = agencySection({ ...SPAN, rows });
    expect(section.finding).toBe('Schools: 4 of 5 cases started, more than any other');
    expect(section.chart?.bars.map(({ label }) => label)).toEqual(['Schools', 'Health']);
    const alone = agencySection({ ...SPAN, rows: [of('health', 1)] });
    expect(alone.finding).toBe('Health: 1 of 1 case started');
    const same = agencySection({ ...SPAN, rows: [of('health', 2), of('education', 2)] });
    expect(same.finding).toBe('Health: 2 of 4 cases started');
  });

  it('say what became of hand-overs and of disputes', () => {
    const transfer = {
      month: '2026-11',
      authority: 'E09000023',
      toAuthority: 'E09000011',
      proposed: 2,
      completed: 1,
      declined: 0,
      cancelled: 0,
      expired: 0,
      disputed: 0,
      open: 1,
    };
    const handOvers = transferSection({ ...SPAN, rows: [transfer] });
    expect(handOvers.finding).toBe('2 hand-overs were asked for: 1 done, 1 still open');
    expect(numbers(handOvers)?.[0]?.at(-1)).toBe('Not accepted yet');
    const step = {
      month: '2026-11',
      authority: 'E09000023',
      stage: 1,
      reached: 1,
      settled: 1,
      escalated: 0,
      ranOut: 0,
      missedAnswers: 1,
    };
    const disputes = disputeSection({
      ...SPAN,
      rows: [step],
      resolved: 1,
      settledEarly: 1,
      outcomes: [],
      ignored: [{ authority: 'E09000011', ignored: 2 }],
    });
    expect(disputes.finding).toBe(
      '1 dispute was settled, 1 of them early; 1 answer did not come in time; Greenwich ignores 2 outcomes',
    );
    expect(numbers(disputes)?.[0]).toContain('Lead CAF contacts');
  });

  it('say which services were not given, and why', () => {
    const month: UnmetNeedFigures = {
      ...{ month: '2026-11', authority: 'E09000023', service: 'housing', asked: 3, accepted: 1 },
      ...{ waiting: 0, unanswered: 0, withdrawn: 0, declinedNoCapacity: 1, declinedNotEligible: 0 },
      ...{ declinedNotAppropriate: 0, declinedAlreadyServed: 0, declinedByFamily: 1 },
    };
    const health: UnmetNeedFigures = {
      ...{ ...month, service: 'health', asked: 4, declinedNoCapacity: 3, declinedByFamily: 0 },
    };
    const [kinds, reasons] = unmetSections({ ...SPAN, rows: [month, health, month] });
    expect(kinds?.finding).toBe('5 services of 10 asked for were not given, most often health');
    expect(numbers(kinds)).toEqual([
      ['Health', '4', '1', '0', '0', '3'],
      ['Housing', '6', '2', '0', '0', '2'],
    ]);
    expect(reasons?.finding).toBe(
      '7 services were declined, most often because: no places are free',
    );
    expect(reasons?.chart?.bars.map(({ value }) => value)).toEqual([5, 2, 0, 0, 0]);
    expect(reasons?.csv.href).toBe('/figures/files/unmet-needs');
    const [given, none] = unmetSections({
      ...{ ...SPAN, rows: [{ ...month, declinedNoCapacity: 0, declinedByFamily: 0 }] },
    });
    expect(given?.finding).toBe('0 services of 3 asked for were not given');
    expect(none?.table).toBeUndefined();
  });
});

describe('figures by school and practice', () => {
  const hill = { kind: 'school', authority: 'E09000023', code: '100001', name: 'Hill School' };

  it('say which has most, and of a few nothing but how many there are', () => {
    const rows = [
      { ...hill, cases: 9, started: 5, asked: 0, waiting: 0 },
      { ...hill, kind: 'gp', name: 'Vale Surgery', code: 'G85015', cases: 12, asked: 7 },
    ] as PlaceFigures[];
    const section = placeSection({ ...SPAN, rows, leftOut: 2 });
    expect(section.finding).toBe(
      'Vale Surgery has most cases of all schools and GP practices: 12; 2 schools and practices have fewer than five, and are not shown',
    );
    expect(section.table?.rows[0]?.map(({ text }) => text)).toEqual([
      ...['School', 'Hill School', '100001', '9', '5', '0', '0', 'Fewer than 5'],
    ]);
    expect(placeSection({ ...SPAN, rows: [], leftOut: 1 }).finding).toContain(
      '1 school or practice',
    );
  });
});

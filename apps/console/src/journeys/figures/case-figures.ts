import type { EpisodeFigures, EpisodeReport } from '@hub/contracts/episode';
import { counted } from '../../words/counts.js';
import { type FiguresSection, sectionOf, total } from './figures-section.js';
import { monthName, monthsBetween, shortMonthName } from './months.js';

type Count = 'started' | 'closed' | 'activeAtEnd' | 'reviewsOnTime' | 'reviewsLate';
type MonthFigures = Readonly<Record<Count, number>> & { readonly month: string };

/** What was started, and what is open, month by month since there was the first case. */
export function caseSections({ to, rows }: EpisodeReport): FiguresSection[] {
  const months = monthlyFigures(rows, to);
  const named = (of: Count) =>
    months.map((figures) => ({ label: shortMonthName(figures.month), value: figures[of] }));
  const starts = sectionOf({
    report: 'episodes',
    finding: startsFinding(months),
    figures: named('started'),
    table: {
      caption: 'Cases started and closed, by month',
      heads: ['Month', 'Started', 'Closed'],
      rows: months.map(({ month, started, closed }) => [monthName(month), started, closed]),
    },
  });
  const open = sectionOf({
    report: 'episodes',
    finding: openFinding(months),
    figures: named('activeAtEnd'),
    table: {
      caption: 'Cases open and reviews done, by month',
      heads: ['Month', 'Open at its end', 'Reviews on time', 'Reviews late'],
      rows: months.map(({ month, activeAtEnd, reviewsOnTime, reviewsLate }) => [
        monthName(month),
        activeAtEnd,
        reviewsOnTime,
        reviewsLate,
      ]),
    },
  });
  return [starts, open];
}

/** Of all authorities together. Months in which nothing was going on are there, with nothing. */
function monthlyFigures(rows: readonly EpisodeFigures[], to: string): MonthFigures[] {
  const first = rows.map(({ month }) => month).sort()[0];
  if (first === undefined) return [];
  return monthsBetween(first, to.slice(0, first.length)).map((month) => {
    const theirs = rows.filter((row) => row.month === month);
    const sum = (of: Count): number => total(theirs.map((row) => row[of]));
    return {
      month,
      started: sum('started'),
      closed: sum('closed'),
      activeAtEnd: sum('activeAtEnd'),
      reviewsOnTime: sum('reviewsOnTime'),
      reviewsLate: sum('reviewsLate'),
    };
  });
}

function startsFinding(months: readonly MonthFigures[]): string {
  const all = total(months.map(({ started }) => started));
  const [most] = [...months].sort((a, b) => b.started - a.started);
  if (!most || most.started === 0) return 'No case was started';
  const were = counted(all, 'case was started', 'cases were started');
  if (most.started === all) return `${were}, in ${monthName(most.month)}`;
  return `${were}, the most in ${monthName(most.month)} (${String(most.started)})`;
}

function openFinding(months: readonly MonthFigures[]): string {
  const [last, before] = [months.at(-1), months.at(-2)];
  if (!last || (last.activeAtEnd === 0 && !before)) return 'No case is open';
  const now = `${counted(last.activeAtEnd, 'case is', 'cases are')} open`;
  if (!before) return now;
  const change = last.activeAtEnd - before.activeAtEnd;
  const since = `at the end of ${monthName(before.month)}`;
  if (change === 0) return `${now}, as many as ${since}`;
  return `${now}, ${String(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than ${since}`;
}

import { FEWEST_TOLD, type PlaceFigures, type PlaceReport } from '@hub/contracts/episode';
import { counted } from '../../words/counts.js';
import { type FiguresSection, sectionOf } from './figures-section.js';

const KINDS: Readonly<Record<PlaceFigures['kind'], string>> = {
  school: 'School',
  nursery: 'Nursery',
  gp: 'GP practice',
};
const FEW = `Fewer than ${String(FEWEST_TOLD)}`;

/** Where the children of these cases go to school and to their GP; of a few nothing is told. */
export function placeSection({ rows, leftOut }: PlaceReport): FiguresSection {
  const most = [...rows].sort((a, b) => b.cases - a.cases)[0];
  const shown =
    most === undefined
      ? 'No school or GP practice has five cases or more'
      : `${most.name} has most cases of all schools and GP practices: ${String(most.cases)}`;
  const few =
    leftOut === 0
      ? ''
      : `; ${counted(leftOut, 'school or practice has', 'schools and practices have')} fewer than five, and are not shown`;
  return sectionOf({
    report: 'schools-and-practices',
    finding: `${shown}${few}`,
    table: {
      caption: 'Cases by school, nursery and GP practice',
      heads: [
        ...['What it is', 'Name', 'Number', 'Cases', 'Started', 'Services asked for'],
        ...['On a waiting list', 'Not given'],
      ],
      rows: rows.map(({ kind, name, code, cases, started, asked, waiting, notGiven }) => [
        ...[KINDS[kind], name, code, cases],
        ...[started, asked, waiting, notGiven].map((count) => count ?? FEW),
      ]),
    },
  });
}

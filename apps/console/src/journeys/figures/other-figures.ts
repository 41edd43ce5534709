import { authorityName } from '@hub/contracts';
import type { DisputeReport } from '@hub/contracts/arbitration';
import type { AgencyReport, TransferReport } from '@hub/contracts/episode';
import { counted } from '../../words/counts.js';
import { AGENCY_NAMES, DECIDING } from './figures-words.js';
import { type FiguresSection, sectionOf, total } from './figures-section.js';
import { monthName } from './months.js';

/** Who starts cases; those who start most stand first. */
export function agencySection({ rows }: AgencyReport): FiguresSection {
  const of = (name: keyof typeof AGENCY_NAMES) => rows.filter(({ agency }) => agency === name);
  const agencies = [...new Set(rows.map(({ agency }) => agency))]
    .map((agency) => ({
      label: AGENCY_NAMES[agency],
      started: total(of(agency).map(({ started }) => started)),
      closed: total(of(agency).map(({ closed }) => closed)),
    }))
    .sort((a, b) => b.started - a.started);
  const [most] = agencies;
  const all = total(agencies.map(({ started }) => started));
  const isMost = agencies.length > 1 && agencies[1]?.started !== most?.started;
  return sectionOf({
    report: 'agencies',
    finding:
      !most || all === 0
        ? 'No agency started a case'
        : `${most.label}: ${String(most.started)} of ${counted(all, 'case')} started${isMost ? ', more than any other' : ''}`,
    figures: agencies.map(({ label, started }) => ({ label, value: started })),
    table: {
      caption: 'Cases by the agency of whoever started them',
      heads: ['Agency', 'Started', 'Closed'],
      rows: agencies.map(({ label, started, closed }) => [label, started, closed]),
    },
  });
}

/** Which lead passed from where to where, and what became of it. */
export function transferSection({ rows }: TransferReport): FiguresSection {
  const [proposed, completed, open] = (['proposed', 'completed', 'open'] as const).map((name) =>
    total(rows.map((row) => row[name])),
  );
  return sectionOf({
    report: 'transfers',
    finding:
      rows.length === 0
        ? 'No hand-over was asked for'
        : `${counted(proposed ?? 0, 'hand-over was', 'hand-overs were')} asked for: ${String(completed)} done, ${String(open)} still open`,
    table: {
      caption: 'Hand-overs, by month and boroughs',
      heads: ['Month', 'From', 'To', 'Asked for', 'Done', 'Declined', 'Open', 'Hours to accept'],
      rows: rows.map((row) => [
        monthName(row.month),
        authorityName(row.authority),
        authorityName(row.toAuthority),
        row.proposed,
        row.completed,
        row.declined,
        row.open,
        row.hoursToAccept ?? 'Not accepted yet',
      ]),
    },
  });
}

/** Who settled disputes, and who did not answer in time. */
export function disputeSection({
  rows,
  resolved,
  settledEarly,
  ignored,
}: DisputeReport): FiguresSection {
  const missed = total(rows.map(({ missedAnswers }) => missedAnswers));
  const answers =
    missed === 0 ? 'no answer was late' : `${counted(missed, 'answer')} did not come in time`;
  const ignorers = ignored
    .map((one) => `; ${authorityName(one.authority)} ignores ${counted(one.ignored, 'outcome')}`)
    .join('');
  return sectionOf({
    report: 'disputes',
    finding:
      rows.length === 0
        ? 'There was no dispute'
        : `${counted(resolved, 'dispute was', 'disputes were')} settled, ${String(settledEarly)} of them early; ${answers}${ignorers}`,
    table: {
      caption: 'Disputes, by month, borough and who had to settle them',
      heads: [
        'Month',
        'Borough',
        'With whom',
        'Came there',
        'Settled',
        'Passed on',
        'Late answers',
      ],
      rows: rows.map((row) => [
        monthName(row.month),
        authorityName(row.authority),
        DECIDING[row.stage] ?? 'Nobody',
        row.reached,
        row.settled,
        row.escalated + row.ranOut,
        row.missedAnswers,
      ]),
    },
  });
}

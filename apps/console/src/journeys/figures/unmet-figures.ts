import type { UnmetNeedFigures, UnmetNeedReport } from '@hub/contracts/episode';
import { counted } from '../../words/counts.js';
import { keysOf } from '../../words/choices.js';
import { DECLINES, SERVICES } from '../requests/request-words.js';
import { type FiguresSection, sectionOf, total } from './figures-section.js';

type Reason = keyof typeof DECLINES;

/** What is not given although somebody needs it: not what they have already, or do not want. */
const UNMET: readonly Reason[] = ['no_capacity', 'not_eligible', 'not_appropriate'];

const COUNTED: Readonly<Record<Reason, keyof UnmetNeedFigures>> = {
  no_capacity: 'declinedNoCapacity',
  not_eligible: 'declinedNotEligible',
  not_appropriate: 'declinedNotAppropriate',
  already_served: 'declinedAlreadyServed',
  family_declined: 'declinedByFamily',
};

/** Short: they stand beside a bar. */
const BARS: Readonly<Record<Reason, string>> = {
  no_capacity: 'No places',
  not_eligible: 'Not eligible',
  not_appropriate: 'Not right',
  already_served: 'Has it already',
  family_declined: 'Family says no',
};

const sum = (rows: readonly UnmetNeedFigures[], name: keyof UnmetNeedFigures): number =>
  total(rows.map((row) => Number(row[name])));
const unmetOf = (rows: readonly UnmetNeedFigures[]): number =>
  total(UNMET.map((reason) => sum(rows, COUNTED[reason])));

/** Which services others did not give, by kind; those missed most stand first. */
function kindSection(rows: readonly UnmetNeedFigures[]): FiguresSection {
  const kinds = keysOf(SERVICES)
    .map((service) => ({ service, rows: rows.filter((row) => row.service === service) }))
    .filter((kind) => kind.rows.length > 0)
    .sort((a, b) => unmetOf(b.rows) - unmetOf(a.rows));
  const [asked, unmet] = [sum(rows, 'asked'), unmetOf(rows)];
  const [most] = kinds;
  return sectionOf({
    report: 'unmet-needs',
    finding:
      !most || asked === 0
        ? 'No service was asked for'
        : `${counted(unmet, 'service', 'services')} of ${String(asked)} asked for ${unmet === 1 ? 'was' : 'were'} not given${unmet === 0 ? '' : `, most often ${SERVICES[most.service].toLowerCase()}`}`,
    figures: kinds.map((kind) => ({ label: SERVICES[kind.service], value: unmetOf(kind.rows) })),
    table: {
      caption: 'Services asked of other boroughs, by kind',
      heads: [
        'Kind of service',
        'Asked for',
        'Given',
        'On a waiting list',
        'No answer',
        'Not given',
      ],
      rows: kinds.map(({ service, rows: of }) => [
        SERVICES[service],
        sum(of, 'asked'),
        sum(of, 'accepted'),
        sum(of, 'waiting'),
        sum(of, 'unanswered'),
        unmetOf(of),
      ]),
    },
  });
}

/** Why services were declined; the reason that was given most stands first. */
function reasonSection(rows: readonly UnmetNeedFigures[]): FiguresSection {
  const reasons = keysOf(DECLINES)
    .map((reason) => ({ reason, value: sum(rows, COUNTED[reason]) }))
    .sort((a, b) => b.value - a.value);
  const declined = total(reasons.map(({ value }) => value));
  const [most] = reasons;
  const shown = declined === 0 ? [] : reasons;
  return sectionOf({
    report: 'unmet-needs',
    finding:
      !most || declined === 0
        ? 'No service was declined'
        : `${counted(declined, 'service was', 'services were')} declined, most often because: ${DECLINES[most.reason].toLowerCase()}`,
    figures: shown.map(({ reason, value }) => ({ label: BARS[reason], value })),
    table: {
      caption: 'Services declined, by reason',
      heads: ['Why', 'Declined'],
      rows: shown.map(({ reason, value }) => [DECLINES[reason], value]),
    },
  });
}

/** What families needed and did not get from other boroughs. */
export const unmetSections = ({ rows }: UnmetNeedReport): FiguresSection[] => [
  kindSection(rows),
  reasonSection(rows),
];

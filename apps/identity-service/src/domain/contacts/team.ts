import type { Team } from '@hub/contracts/identity';
import { WEEKDAYS } from '@hub/contracts/shape';
import { minuteOfWeek, minutesOf } from '@hub/working-time';

interface TeamFault {
  readonly field: string;
  readonly message: string;
}

/** What only a library can tell. */
export interface ContactChecks {
  readonly isPhone: (text: string) => boolean;
  readonly isEmail: (text: string) => boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const OPENS = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSES = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/**
 * What is wrong with how a team says that it can be reached.
 * @param at where it stands in the command
 */
export function faultsInTeam(
  { phone, email, hours }: Team,
  at: string,
  { isPhone, isEmail }: ContactChecks,
): TeamFault[] {
  const wrong = hours.flatMap((one, place) => faultsInHours(one, `${at}.hours.${String(place)}`));
  return [
    ...(phone === undefined || isPhone(phone)
      ? []
      : [{ field: `${at}.phone`, message: 'must be a telephone number like 020 7946 0123' }]),
    ...(email === undefined || isEmail(email)
      ? []
      : [{ field: `${at}.email`, message: 'must be an e-mail address like team@council.gov.uk' }]),
    ...(wrong.length > 0 ? wrong : faultsInWeek(hours, at)),
  ];
}

/** Names of the teams that can be reached at that instant, by their hours in London. */
export function reachableAt(teams: readonly Team[], at: string): string[] {
  const minute = minuteOfWeek(at);
  return teams
    .filter(({ hours }) =>
      hours.flatMap(spansOf).some(({ from, to }) => from <= minute && minute < to),
    )
    .map(({ name }) => name);
}

/** Whether at every minute of the week some team can be reached, at night as well. */
export function isRoundTheClock(teams: readonly Team[]): boolean {
  const spans = teams.flatMap(({ hours }) => hours.flatMap(spansOf));
  const covered = spans
    .sort((a, b) => a.from - b.from)
    .reduce((until, { from, to }) => (from <= until ? Math.max(until, to) : until), 0);
  return covered >= WEEK;
}

type Hours = Team['hours'][number];

function faultsInHours({ opensAt, closesAt }: Hours, field: string): TeamFault[] {
  if (!OPENS.test(opensAt) || !CLOSES.test(closesAt))
    return [{ field, message: 'must be HH:MM, from 00:00 to 24:00' }];
  return opensAt === closesAt
    ? [{ field, message: 'must open before it closes; round the clock is 00:00 to 24:00' }]
    : [];
}

/** Somebody asks who is there at ten on Friday night: there must be one answer. */
function faultsInWeek(hours: readonly Hours[], at: string): TeamFault[] {
  const taken: Span[] = [];
  return hours.flatMap((one, place) => {
    const spans = spansOf(one);
    const overlaps = spans.some(({ from, to }) =>
      taken.some((other) => from < other.to && other.from < to),
    );
    taken.push(...spans);
    return overlaps
      ? [{ field: `${at}.hours.${String(place)}`, message: 'must not overlap hours before them' }]
      : [];
  });
}

/** Minutes of the week; what goes on past Sunday midnight begins the week anew. */
function spansOf({ days, opensAt, closesAt }: Hours): Span[] {
  const [opens, closes] = [opensAt, closesAt].map(minutesOf) as [number, number];
  const spans = days.map((day) => {
    const from = WEEKDAYS.indexOf(day) * DAY + opens;
    return { from, to: from + ((closes - opens + DAY) % DAY || DAY) };
  });
  return spans.flatMap(({ from, to }) =>
    to <= WEEK
      ? [{ from, to }]
      : [
          { from, to: WEEK },
          { from: 0, to: to - WEEK },
        ],
  );
}

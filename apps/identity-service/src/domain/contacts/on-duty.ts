import type { AuthorityView, FRESHNESS } from '@hub/contracts/identity';
import { dayAfter, endOfLondonDay, londonDate } from '@hub/working-time';

/**
 * Whom of an authority's staff a lead CAF contact's work falls to, as its entry in the register
 * says.
 */
export interface Duty {
  readonly leadId: string;
  /** In the order in which they stand in. */
  readonly deputyIds: readonly string[];
}

/** When a person is out of office. */
export interface Absence {
  readonly personId: string;
  readonly from: string;
  readonly until: string;
}

const DUE_AFTER_DAYS = 90;
const STALE_AFTER_DAYS = 180;
const ASK_AGAIN_DAYS = 30;

/** Until when somebody is away who is away now; absences that follow each other count as one. */
export function awayUntil(
  personId: string,
  absences: readonly Absence[],
  now: string,
): string | undefined {
  const running = absences.find(
    (absence) => absence.personId === personId && absence.from <= now && now < absence.until,
  );
  return running && (awayUntil(personId, absences, running.until) ?? running.until);
}

/**
 * A person's absences with one more: the last word counts for the time it speaks of. Said of an
 * absence that runs then, it says when that ends; what is planned behind it stays.
 */
export function withAbsence(known: readonly Absence[], said: Absence, now: string): Absence[] {
  const kept = known.flatMap((one): Absence[] => {
    if (one.until <= said.from || one.from >= said.until) return [one];
    if (one.from < said.from) return [{ ...one, until: said.from }];
    return one.from > said.from && one.until > said.until ? [{ ...one, from: said.until }] : [];
  });
  return [...kept, said]
    .filter(({ until }) => until > now)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The lead, or the first deputy who is there; the lead also where nobody is. */
export function onDuty(
  { leadId, deputyIds }: Duty,
  absences: readonly Absence[],
  now: string,
): { readonly personId: string; readonly onDuty: AuthorityView['onDuty'] } {
  const isHere = (personId: string): boolean => awayUntil(personId, absences, now) === undefined;
  if (isHere(leadId)) return { personId: leadId, onDuty: 'lead' };
  const deputy = deputyIds.find(isHere);
  return deputy === undefined
    ? { personId: leadId, onDuty: 'nobody' }
    : { personId: deputy, onDuty: 'deputy' };
}

/** @param confirmedOn a day in London, `YYYY-MM-DD` */
export function freshness(confirmedOn: string, now: string): (typeof FRESHNESS)[number] {
  if (confirmedOn > dayBefore(now, DUE_AFTER_DAYS)) return 'fresh';
  return confirmedOn > dayBefore(now, STALE_AFTER_DAYS) ? 'due' : 'stale';
}

/** The last day on which contacts must have been confirmed so as not to be asked about now. */
export const askedBefore = (now: string): string => dayBefore(now, DUE_AFTER_DAYS);

/** The last day on which they must have been asked about so as to be asked about again. */
export const askedAgainBefore = (now: string): string => dayBefore(now, ASK_AGAIN_DAYS);

/** When contacts that wait to be confirmed are overdue: once they are asked about again. */
export const confirmBy = (confirmedOn: string): string =>
  endOfLondonDay(dayAfter(confirmedOn, DUE_AFTER_DAYS + ASK_AGAIN_DAYS));

/** A day in London, so many before today. */
const dayBefore = (now: string, days: number): string => dayAfter(londonDate(now), -days);

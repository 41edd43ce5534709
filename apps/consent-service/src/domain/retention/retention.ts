import type { CountedFrom, RetentionHold, RetentionView } from '@hub/contracts/consent';

/**
 * For how many years what a closed episode holds is kept, by the reason for which it was closed.
 */
export interface ContentSchedule {
  readonly version: number;
  readonly contentYears: Readonly<Record<CountedFrom, number>>;
}

/** How long the content of an episode is kept. Nothing is counted before it is closed. */
export interface Retention {
  readonly episodeId: string;
  readonly closedAt?: string;
  readonly closingReason?: CountedFrom;
  readonly keepUntil?: string;
  readonly schedule?: number;
  /** The episode that took it up again: it is kept for as long as that one is. */
  readonly keptBy?: string;
  /** One an authority. */
  readonly holds: readonly RetentionHold[];
}

/** What is closed counts from then on; closing it once more changes nothing. */
export function close(
  retention: Retention,
  reason: CountedFrom,
  at: string,
  { version, contentYears }: ContentSchedule,
): Retention {
  if (retention.closedAt !== undefined) return retention;
  return {
    ...retention,
    closedAt: at,
    closingReason: reason,
    keepUntil: yearsAfter(at, contentYears[reason]),
    schedule: version,
  };
}

/** An episode that had stopped with its consent goes on: nothing is counted any more. */
export function goOn({ episodeId, holds }: Retention): Retention {
  return { episodeId, holds };
}

/** Taken up again by another episode. */
export function takenUp({ keepUntil: _over, ...retention }: Retention, by: string): Retention {
  return { ...retention, keptBy: by };
}

/** The episode that took it up is closed: both are kept for the same time. */
export function letGo(
  { keptBy: _by, ...retention }: Retention,
  { keepUntil, schedule }: Retention,
): Retention {
  return {
    ...retention,
    ...(keepUntil === undefined ? {} : { keepUntil }),
    ...(schedule === undefined ? {} : { schedule }),
  };
}

/** It was never of the child of the episode that kept it: its own closing counts, if it closed. */
export function goAlone(
  { keptBy: _by, ...retention }: Retention,
  { version, contentYears }: ContentSchedule,
): Retention {
  const { closedAt, closingReason } = retention;
  if (closedAt === undefined || closingReason === undefined) return goOn(retention);
  const keepUntil = yearsAfter(closedAt, contentYears[closingReason]);
  return { ...retention, keepUntil, schedule: version };
}

export function hold(retention: Retention, wanted: RetentionHold): Retention {
  return { ...retention, holds: [...withoutHoldOf(retention, wanted.authority), wanted] };
}

export function endHold(retention: Retention, authority: string): Retention {
  return { ...retention, holds: withoutHoldOf(retention, authority) };
}

function withoutHoldOf({ holds }: Retention, authority: string): RetentionHold[] {
  return holds.filter((one) => one.authority !== authority);
}

/** When its time is up; undefined while nothing runs. */
export function alarmOf({ keepUntil, keptBy, holds }: Retention): string | undefined {
  return keptBy !== undefined || holds.length > 0 ? undefined : keepUntil;
}

export function isOver(retention: Retention, now: string): boolean {
  const alarm = alarmOf(retention);
  return alarm !== undefined && Date.parse(alarm) <= Date.parse(now);
}

export function stateOf(retention: Retention): Exclude<RetentionView['state'], 'erased'> {
  if (retention.holds.length > 0) return 'held';
  return retention.keepUntil === undefined ? 'running' : 'counting';
}

/** The same instant so many years on; on 28 February where that year has no 29th. */
function yearsAfter(instant: string, years: number): string {
  const date = new Date(instant);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.toISOString();
}

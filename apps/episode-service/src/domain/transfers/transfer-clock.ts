import type { ClosedDays } from '@hub/contracts/identity';
import type { Waiting } from '@hub/contracts/shape';
import {
  dueForAnother,
  dueWithin,
  dueWithinHours,
  londonDate,
  notCountedOf,
  WorkingTime,
} from '@hub/working-time';
import type { LivedEpisode } from '../episode.js';
import { closedFor, type ClosedSides, NEVER_CLOSED } from './closed-sides.js';
import type { TransferPolicy } from './transfer-policy.js';
import { isOpen, type RunningClock, stay, type Transfer } from './transfer-state.js';

/**
 * While a dispute about the episode goes on the Lead Professional stays; but what an outcome
 * ordered goes on, unless that is open again.
 */
export function isHeld(
  { orderedBy }: Transfer,
  { disputes }: Pick<LivedEpisode, 'disputes'>,
): boolean {
  return disputes.length > 0 && (orderedBy === undefined || disputes.includes(orderedBy));
}

/**
 * The clock while a dispute about the episode goes on; where only the effective moment is waited
 * for, that waits too.
 */
export function stopClock(transfer: Transfer, at: string): Transfer {
  if (!isOpen(transfer) || transfer.hoursLeft !== undefined) return transfer;
  const { dueAt, notCounted } = transfer;
  const time = new WorkingTime({}, notCounted);
  const hoursLeft = dueAt === undefined ? 0 : time.hoursBetween(at, dueAt);
  return { ...stopped(transfer), ...stay(transfer, 'stop_clock'), hoursLeft };
}

/**
 * Goes on with what was left; like every clock in working days it ends at the close of its last.
 */
export function startClock(
  transfer: Transfer,
  at: string,
  closed: ClosedSides = NEVER_CLOSED,
): Transfer {
  if (!isOpen(transfer) || transfer.hoursLeft === undefined) return transfer;
  const { hoursLeft, ...rest } = transfer;
  const started = stay(transfer, 'start_clock');
  if (rest.packReceivedAt !== undefined) return { ...rest, ...started };
  const { dueAt, leftOut } = dueWithinHours(at, hoursLeft, closedFor(transfer, closed));
  return { ...rest, ...started, dueAt, ...notCountedOf(leftOut) };
}

/** The next instant at which something is due. */
export function alarmOf(transfer: Transfer): string | undefined {
  if (!isOpen(transfer) || transfer.hoursLeft !== undefined) return undefined;
  if (transfer.packReceivedAt !== undefined) return transfer.effectiveAt;
  return [transfer.dueAt, transfer.remindAt].filter((instant) => instant !== undefined).sort()[0];
}

/** Who must do what next. */
export function waitsOf(transfer: Transfer): Waiting[] {
  const { state, fromAuthority, toAuthority, familyView, dueAt } = transfer;
  const { outgoingPersonId, incomingPersonId } = transfer;
  const due = dueAt === undefined ? {} : { dueAt };
  const person = incomingPersonId === undefined ? {} : { personId: incomingPersonId };
  if (state === 'awaiting_family' && familyView === 'disagrees')
    return [
      {
        step: 'answer_family_no',
        authority: fromAuthority,
        role: 'lead_caf_contact',
        ...due,
      },
    ];
  if (state === 'awaiting_family')
    return [
      { step: 'record_family_view', authority: fromAuthority, personId: outgoingPersonId, ...due },
    ];
  if (state === 'proposed')
    return [{ step: 'nominate', authority: toAuthority, role: 'lead_caf_contact', ...due }];
  if (state === 'nominated')
    return [{ step: 'accept_transfer', authority: toAuthority, ...person, ...due }];
  if (state === 'accepted' && transfer.packReceivedAt === undefined)
    return [{ step: 'receive_pack', authority: toAuthority, ...person, ...due }];
  return [];
}

export function clockOf(
  at: string,
  days: number,
  { remindDays }: TransferPolicy,
  closed: readonly ClosedDays[] = [],
): RunningClock {
  const { dueAt, leftOut } = dueWithin(at, days, closed);
  const reminder = remindDays < days ? dueWithin(at, remindDays, closed).dueAt : undefined;
  return { dueAt, ...remindedAt(reminder), ...notCountedOf(leftOut) };
}

/** A clock that runs, once somebody else is waited for: they have as many working days left. */
export function clockForAnother(
  { dueAt, remindAt, notCounted: before = [] }: RunningClock,
  at: string,
  closed: readonly ClosedDays[],
): RunningClock {
  const passed = dueForAnother(at, dueAt, { before, closed });
  const reminder = remindAt && dueForAnother(at, remindAt, { before, closed }).dueAt;
  return { dueAt: passed.dueAt, ...remindedAt(reminder), ...notCountedOf(passed.leftOut) };
}

function remindedAt(remindAt: string | undefined): Pick<RunningClock, 'remindAt'> {
  return remindAt === undefined ? {} : { remindAt };
}

/** The last day for the review that follows a switch, `YYYY-MM-DD`. */
export function lastReviewDay(
  { effectiveAt }: Transfer,
  at: string,
  policy: TransferPolicy,
  closed: readonly ClosedDays[] = [],
): string {
  const from = effectiveAt !== undefined && effectiveAt > at ? effectiveAt : at;
  return londonDate(dueWithin(from, policy.reviewDays, closed).dueAt);
}

type Clockless<Of> = Of extends Transfer
  ? Omit<Of, 'dueAt' | 'remindAt' | 'notCounted' | 'hoursLeft'>
  : never;

/** Without its clock. */
export function stopped<Of extends Transfer>(transfer: Of): Clockless<Of> {
  const { dueAt: _due, remindAt: _remind, notCounted: _days, hoursLeft: _left, ...rest } = transfer;
  return rest as Clockless<Of>;
}

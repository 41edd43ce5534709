import { CLIMB_ROLES } from '@hub/contracts';
import type { NextStep, Waiting } from '@hub/contracts/shape';
import { WorkingTime } from '@hub/working-time';

/** What waits for a second person; where nobody answers, for who is above them as well. */
export interface ApprovalClock {
  readonly dueAt: string;
  /** How often nobody had looked at it in time. */
  readonly climbs: number;
}

function climbTimes({ dueAt }: ApprovalClock): string[] {
  return [dueAt, new WorkingTime().addDays(dueAt, 1)];
}

/** The next instant at which nobody has looked at it in time; undefined once all are waited for. */
export function nextClimb(clock: ApprovalClock): string | undefined {
  return climbTimes(clock)[clock.climbs];
}

/** The same after its silence was climbed over; undefined where nothing is due. */
export function climb<One extends ApprovalClock & { readonly version: number }>(
  one: One,
  now: string,
): One | undefined {
  return climbPast(one, climbTimes(one), now);
}

/** @param times at which nobody may have acted, the earliest first */
export function climbPast<One extends { readonly climbs: number; readonly version: number }>(
  one: One,
  times: readonly string[],
  now: string,
): One | undefined {
  const climbs = times.filter((time) => time <= now).length;
  return climbs <= one.climbs ? undefined : { ...one, climbs, version: one.version + 1 };
}

/** Who of an authority is waited for now. */
export function waitsForApproval(
  step: NextStep,
  authority: string,
  { dueAt, climbs }: ApprovalClock,
): Waiting[] {
  return CLIMB_ROLES.slice(0, climbs + 1).map((role) => ({ step, authority, role, dueAt }));
}

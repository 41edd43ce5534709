import { CLIMB_ROLES, type Role } from '@hub/contracts';
import type { Waiting } from '@hub/contracts/shape';
import { WorkingTime } from '@hub/working-time';

/**
 * Whom what is overdue reaches beside whoever should act, so many working days after it was due. A
 * Lead Professional, and whoever else is waited for, stands below the first.
 */
const AFTER_DAYS: Readonly<Record<(typeof CLIMB_ROLES)[number], number>> = {
  lead_caf_contact: 0,
  service_manager: 2,
  head_of_service: 5,
};

/** What has climbed to a rung. */
export interface Climbing {
  /** It was due before then. */
  readonly dueBefore: string;
  /** Whoever it waits for does not stand as high. */
  readonly above: number;
}

/** How high a role stands: 0 below the first rung. */
function rungOf(role: Role | undefined): number {
  return CLIMB_ROLES.findIndex((one) => one === role) + 1;
}

/** What has climbed by now to somebody with these roles. */
export function climbingTo(roles: readonly Role[], now: string): Climbing[] {
  const time = new WorkingTime();
  return CLIMB_ROLES.filter((role) => roles.includes(role)).map((role) => ({
    dueBefore: time.daysBefore(now, AFTER_DAYS[role]),
    above: rungOf(role),
  }));
}

export function hasClimbed(
  { role, dueAt }: Pick<Waiting, 'role' | 'dueAt'>,
  climbing: readonly Climbing[],
): boolean {
  return climbing.some(
    ({ dueBefore, above }) => dueAt !== undefined && dueAt < dueBefore && rungOf(role) < above,
  );
}

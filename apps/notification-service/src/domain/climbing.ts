import type { Role } from '@hub/contracts';
import type { Waiting } from '@hub/contracts/shape';
import { WorkingTime } from '@hub/working-time';

/**
 * Whom what is overdue reaches beside whoever should act, so many working days after it was due. A
 * Lead Professional, and whoever else is waited for, stands below the first.
 */
const RUNGS: readonly { readonly role: Role; readonly afterDays: number }[] = [
  { role: 'lead_caf_contact', afterDays: 0 },
  { role: 'service_manager', afterDays: 2 },
  { role: 'head_of_service', afterDays: 5 },
];

/** What has climbed to a rung. */
export interface Climbing {
  /** It was due before then. */
  readonly dueBefore: string;
  /** Whoever it waits for does not stand as high. */
  readonly above: number;
}

/** How high a role stands: 0 below the first rung. */
function rungOf(role: Role | undefined): number {
  return RUNGS.findIndex((rung) => rung.role === role) + 1;
}

/** The roles that stand on rungs, the lowest first. */
export const CLIMBED_ROLES: readonly Role[] = RUNGS.map(({ role }) => role);

/** What has climbed by now to somebody with these roles. */
export function climbingTo(roles: readonly Role[], now: string): Climbing[] {
  const time = new WorkingTime();
  return RUNGS.filter(({ role }) => roles.includes(role)).map(({ role, afterDays }) => ({
    dueBefore: time.daysBefore(now, afterDays),
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

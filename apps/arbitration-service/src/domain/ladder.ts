import type { Role } from '@hub/contracts';
import { WorkingTime } from '@hub/working-time';

/** A clock in working days; it ends at the close of the last. */
export interface Limit {
  readonly workingDays: number;
  /** Counted from when the dispute was opened, or from when it came to the rung. */
  readonly from: 'opening' | 'stage';
}

export interface Rung {
  /** Who answers on it. */
  readonly role: Role;
  readonly limit: Limit;
  readonly withRiskOfHarm: Limit;
}

/** The escalation ladder: rungs 0 to 3 for the parties, 4 for the arbitrator. A dispute keeps the version it began with. */
export interface Ladder {
  readonly version: number;
  readonly name: string;
  readonly rungs: readonly Rung[];
  /** Working days to carry out an outcome. */
  readonly carryOutDays: number;
  readonly carryOutDaysWithRiskOfHarm: number;
  /** Working days after an outcome within which the dispute may be opened again. */
  readonly reopenDays: number;
  /** Working hours before a clock ends at which the reminder goes out. */
  readonly remindHours: number;
  readonly remindHoursWithRiskOfHarm: number;
}

export const ARBITRATION = 4;
export const LONDON_TIME = new WorkingTime();

/** When a rung’s clock ends. */
export function dueOn(
  ladder: Ladder,
  stage: number,
  { openedAt, enteredAt, riskOfHarm }: { openedAt: string; enteredAt: string; riskOfHarm: boolean },
): string {
  const rung = ladder.rungs[stage];
  if (!rung) throw new Error(`The ladder has no rung ${String(stage)}`);
  const { workingDays, from } = riskOfHarm ? rung.withRiskOfHarm : rung.limit;
  const due = LONDON_TIME.addDays(from === 'opening' ? openedAt : enteredAt, workingDays);
  // Reached late, after its own clock would have ended: it still gets a day.
  return Date.parse(due) > Date.parse(enteredAt) ? due : LONDON_TIME.addDays(enteredAt, 1);
}

/** When the reminder of a clock goes out; undefined where that would be at once. */
export function remindOn(
  ladder: Ladder,
  { at, dueAt, riskOfHarm }: { at: string; dueAt: string; riskOfHarm: boolean },
): string | undefined {
  const hours =
    LONDON_TIME.hoursBetween(at, dueAt) -
    (riskOfHarm ? ladder.remindHoursWithRiskOfHarm : ladder.remindHours);
  return hours > 0 ? LONDON_TIME.addHours(at, hours) : undefined;
}

/** Roles that may answer for a party on a rung: its own, and those of the rungs above it. */
export function rolesOn(ladder: Ladder, stage: number): Role[] {
  return ladder.rungs.slice(Math.min(stage, ARBITRATION - 1), ARBITRATION).map(({ role }) => role);
}

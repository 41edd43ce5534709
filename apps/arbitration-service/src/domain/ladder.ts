import type { Role } from '@hub/contracts';
import { WorkingTime } from '@hub/working-time';

/**
 * A clock in working days, which ends at the close of the last; or in hours of the clock, at night
 * and over a weekend too.
 */
export type Span = { readonly workingDays: number } | { readonly clockHours: number };

/** Counted from when the dispute was opened, or from when it came to the rung. */
export type Limit =
  | { readonly workingDays: number; readonly from: 'opening' | 'rung' }
  | { readonly clockHours: number; readonly from: 'rung' };

/** How long before a clock ends the reminder goes out. */
type Lead = { readonly workingHours: number } | { readonly clockHours: number };

interface Rung {
  /** Who answers on it. */
  readonly role: Role;
  readonly limit: Limit;
  readonly withRiskOfHarm: Limit;
}

/**
 * The escalation ladder: rungs 0 to 3 for the parties, 4 for the arbitrator. A dispute keeps the
 * version it began with.
 */
export interface Ladder {
  readonly version: number;
  readonly name: string;
  readonly rungs: readonly Rung[];
  /** Working days to carry out an outcome. */
  readonly carryOutDays: number;
  readonly carryOutWithRiskOfHarm: Span;
  /** Working days after an outcome within which the dispute may be opened again. */
  readonly reopenDays: number;
  /** Working hours before a clock ends at which the reminder goes out. */
  readonly remindHours: number;
  readonly remindWithRiskOfHarm: Lead;
}

/** How long parties have to answer a question of the arbitrator. */
const QUESTION_SPAN: Span = { workingDays: 2 };
const QUESTION_SPAN_WITH_RISK: Span = { clockHours: 12 };

const HOUR_MS = 3_600_000;
export const ARBITRATION = 4;
export const LONDON_TIME = new WorkingTime();

/** How long a rung has. @throws Error where the ladder has no such rung */
export function limitOn(ladder: Ladder, rung: number, riskOfHarm: boolean): Limit {
  const found = ladder.rungs[rung];
  if (!found) throw new Error(`The ladder has no rung ${String(rung)}`);
  return riskOfHarm ? found.withRiskOfHarm : found.limit;
}

/** When a rung’s clock ends. */
export function dueOn(
  ladder: Ladder,
  rung: number,
  { openedAt, enteredAt, riskOfHarm }: { openedAt: string; enteredAt: string; riskOfHarm: boolean },
): string {
  const limit = limitOn(ladder, rung, riskOfHarm);
  const due = endOf(limit, limit.from === 'opening' ? openedAt : enteredAt);
  // Reached late, after its own clock would have ended: it still gets a day.
  return Date.parse(due) > Date.parse(enteredAt) ? due : LONDON_TIME.addDays(enteredAt, 1);
}

/** When a clock that begins at an instant ends. */
export function endOf(span: Span, from: string): string {
  return 'clockHours' in span
    ? new Date(Date.parse(from) + span.clockHours * HOUR_MS).toISOString()
    : LONDON_TIME.addDays(from, span.workingDays);
}

/** By when a question of the arbitrator is answered. */
export function questionDueAt(at: string, riskOfHarm: boolean): string {
  return endOf(riskOfHarm ? QUESTION_SPAN_WITH_RISK : QUESTION_SPAN, at);
}

/** When the reminder of a clock goes out; undefined where that would be at once. */
export function remindOn(
  ladder: Ladder,
  { at, dueAt, riskOfHarm }: { at: string; dueAt: string; riskOfHarm: boolean },
): string | undefined {
  const lead = riskOfHarm ? ladder.remindWithRiskOfHarm : { workingHours: ladder.remindHours };
  if ('clockHours' in lead) {
    const remindAt = endOf({ clockHours: -lead.clockHours }, dueAt);
    return remindAt > at ? remindAt : undefined;
  }
  const hours = LONDON_TIME.hoursBetween(at, dueAt) - lead.workingHours;
  return hours > 0 ? LONDON_TIME.addHours(at, hours) : undefined;
}

/**
 * Roles whose people are asked for an answer on a rung. Where that is the practitioner, who may
 * speak only if they work with the child, their lead CAF contact is asked too: a party may have
 * nobody yet who does.
 */
export function askedOn({ rungs }: Ladder, rung: number): Role[] {
  const role = rungs[rung]?.role ?? 'practitioner';
  return role === 'practitioner' ? [role, 'lead_caf_contact'] : [role];
}

/**
 * Roles whose people may take a dispute from a rung: those who are asked there. It goes on by its
 * clock where they do not, so nobody from above needs to hurry it past them.
 */
export function climbersOn(ladder: Ladder, rung: number): Role[] {
  return rung < ARBITRATION ? askedOn(ladder, rung) : [];
}

/** Roles that may answer for a party on a rung: its own, and those of the rungs above it. */
export function rolesOn(ladder: Ladder, rung: number): Role[] {
  return ladder.rungs.slice(Math.min(rung, ARBITRATION - 1), ARBITRATION).map(({ role }) => role);
}

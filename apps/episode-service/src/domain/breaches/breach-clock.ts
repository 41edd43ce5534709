import type { Role } from '@hub/contracts';
import type { NextStep, Waiting } from '@hub/contracts/shape';
import { BreachStands } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import { climbPast } from '../approval-clock.js';
import type { Breach } from './breach.js';

const WARN_MS = 24 * 3_600_000;
const DECIDERS: readonly Role[] = ['data_protection_officer', 'head_of_service'];
const FIRST: readonly Role[] = ['lead_caf_contact', ...DECIDERS];

/** When whoever is waited for has stood too long alone. */
function climbTimes({ assessBy, decideBy }: Breach): string[] {
  return [assessBy, new Date(Date.parse(decideBy) - WARN_MS).toISOString(), decideBy];
}

export function isSettled(breach: Breach): boolean {
  if (breach.state === 'dismissed') return true;
  return (
    breach.state === 'assessed' && breach.regulator !== undefined && breach.family !== undefined
  );
}

/** The next instant at which something is due; undefined where nothing is. */
export function alarmOf(breach: Breach): string | undefined {
  return isSettled(breach) ? undefined : climbTimes(breach)[breach.climbs];
}

/** The breach after its silence was climbed over; undefined where nothing is due. */
export function climb(breach: Breach, now: string): Breach | undefined {
  return isSettled(breach) ? undefined : climbPast(breach, climbTimes(breach), now);
}

/**
 * Who must do what now: from the first hour on lead CAF contact, data protection officer and head
 * of service.
 */
export function waitsOf(breach: Breach): Waiting[] {
  const { authority, assessBy, decideBy, climbs } = breach;
  const waiting = (step: NextStep, roles: readonly Role[], dueAt: string): Waiting[] =>
    roles.map((role) => ({ step, authority, role, dueAt }));
  const late = (least: number): Role[] => (climbs >= least ? ['service_manager'] : []);
  switch (breach.state) {
    case 'dismissed':
      return [];
    case 'recorded':
      return waiting('assess_breach', [...FIRST, ...late(1)], assessBy);
    case 'assessed':
      return [
        ...(breach.regulator ? [] : waiting('decide_breach', [...DECIDERS, ...late(2)], decideBy)),
        ...(breach.family
          ? []
          : waiting('tell_family_of_breach', [...FIRST, ...late(2)], decideBy)),
      ];
  }
}

export function standsFact(breach: Breach): Fact {
  const { correctionId, episodeId } = breach;
  return fact(BreachStands, { correctionId, episodeId, waits: waitsOf(breach) });
}

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import {
  BREACH_DELAYS,
  BREACH_RISKS,
  FAMILY_TOLD_BY,
  FAMILY_UNTOLD,
  REGULATOR_UNTOLD,
} from '@hub/contracts/protection';
import { correction, person } from '../../testing/examples.js';
import { type AssessedBreach, type Breach, dismissBreach, recordBreach } from './breach.js';
import { alarmOf, climb, isSettled, waitsOf } from './breach-clock.js';
import { assessBreach, decideOnRegulator, noteFamily } from './breach-decisions.js';

const raised = correction({ kind: 'sent_too_wide', raisedAt: '2026-03-06T17:00:00.000Z' });
const breach = recordBreach(raised);
const correctionId = raised.id;
const hours = (many: number): string =>
  new Date(Date.parse(breach.awareAt) + many * 3_600_000).toISOString();
const by = (at: string) => ({ personId: person(4), at });
const roles = (one: Breach) => waitsOf(one).map(({ step, role }) => `${step} ${String(role)}`);
const taken = (decided: ReturnType<typeof assessBreach>): AssessedBreach => {
  if (isRefusal(decided)) throw new Error(decided.refused);
  return decided;
};
const assessed = (risk: (typeof BREACH_RISKS)[number]) =>
  taken(assessBreach(breach, risk, by(hours(1))));

const step = fc.oneof(
  fc.record({ take: fc.constant('assess' as const), risk: fc.constantFrom(...BREACH_RISKS) }),
  fc.record({
    take: fc.constant('regulator' as const),
    said: fc.oneof(
      fc.record({ told: fc.constant(true), lateBecause: fc.constantFrom(...BREACH_DELAYS) }),
      fc.record({ told: fc.constant(false), because: fc.constantFrom(...REGULATOR_UNTOLD) }),
      fc.record({ told: fc.boolean() }),
    ),
  }),
  fc.record({
    take: fc.constant('family' as const),
    said: fc.oneof(
      fc.record({ told: fc.constant(true), how: fc.constantFrom(...FAMILY_TOLD_BY) }),
      fc.record({ told: fc.constant(false), because: fc.constantFrom(...FAMILY_UNTOLD) }),
      fc.record({ told: fc.boolean() }),
    ),
  }),
);

it('whatever is said in whatever order: nobody stays untold under a risk that asks for it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 90 }))), (steps) => {
      let now: Breach = breach;
      for (const [one, hour] of steps) {
        const at = by(hours(hour));
        const next: ReturnType<typeof assessBreach> =
          one.take === 'assess'
            ? assessBreach(now, one.risk, at)
            : one.take === 'regulator'
              ? decideOnRegulator(now, { correctionId, ...one.said }, at)
              : noteFamily(now, { correctionId, ...one.said }, at);
        if (isRefusal(next)) continue;
        expect(next.version).toBe(now.version + 1);
        now = next;
        const { assessment, regulator, family } = next;
        if (regulator?.told === false && regulator.because === 'no_risk_likely')
          expect(assessment.risk).toBe('none');
        if (regulator?.told === true && regulator.at > breach.decideBy)
          expect(regulator.lateBecause).toBeDefined();
        if (family?.told === false && family.because === 'no_high_risk')
          expect(assessment.risk).not.toBe('high');
        expect(waitsOf(next).length === 0).toBe(isSettled(next));
      }
    }),
  );
});

it('its clock counts hours from when it was known, a weekend included', () => {
  expect(breach).toMatchObject({
    assessBy: '2026-03-07T17:00:00.000Z',
    decideBy: '2026-03-09T17:00:00.000Z',
  });
});

it('lead CAF contact, data protection officer and head of service are waited for at once, and what stands too long climbs', () => {
  const first = ['lead_caf_contact', 'data_protection_officer', 'head_of_service'].map(
    (role) => `assess_breach ${role}`,
  );
  expect(roles(breach)).toEqual(first);
  expect(alarmOf(breach)).toBe(breach.assessBy);
  expect(climb(breach, hours(23))).toBeUndefined();
  const late = climb(breach, hours(24));
  expect(late && roles(late)).toEqual([...first, 'assess_breach service_manager']);
  expect(late && climb(late, hours(24))).toBeUndefined();
  const one = assessed('some');
  expect(roles(one)).toEqual([
    'decide_breach data_protection_officer',
    'decide_breach head_of_service',
    'tell_family_of_breach lead_caf_contact',
    'tell_family_of_breach data_protection_officer',
    'tell_family_of_breach head_of_service',
  ]);
  const nearly = climb(one, hours(48));
  expect(nearly && roles(nearly)).toContain('decide_breach service_manager');
  const over = nearly && climb(nearly, hours(72));
  expect(over && alarmOf(over)).toBeUndefined();
});

it('is decided after it was assessed, with reasons that hold, and is told once', () => {
  const at = by(hours(2));
  const untold = { correctionId, told: false } as const;
  expect(decideOnRegulator(breach, untold, at)).toMatchObject({ refused: 'breach_unassessed' });
  expect(noteFamily(breach, untold, at)).toMatchObject({ refused: 'breach_unassessed' });
  const high = assessed('high');
  expect(decideOnRegulator(high, untold, at)).toMatchObject({ refused: 'reason_missing' });
  expect(decideOnRegulator(high, { ...untold, because: 'no_risk_likely' }, at)).toMatchObject({
    refused: 'breach_must_be_told',
  });
  expect(noteFamily(high, { ...untold, because: 'no_high_risk' }, at)).toMatchObject({
    refused: 'breach_must_be_told',
  });
  const told = { correctionId, told: true } as const;
  expect(decideOnRegulator(high, told, by(hours(73)))).toMatchObject({ refused: 'reason_missing' });
  const decided = taken(decideOnRegulator(high, told, at));
  expect(decideOnRegulator(decided, told, at)).toMatchObject({ refused: 'breach_told' });
  const whole = taken(noteFamily(decided, { ...told, how: 'in_person' }, at));
  expect(noteFamily(whole, { ...told, how: 'in_person' }, at)).toMatchObject({
    refused: 'breach_told',
  });
  expect([waitsOf(whole), alarmOf(whole), climb(whole, hours(99))]).toEqual([
    [],
    undefined,
    undefined,
  ]);
});

it('of what was right after all waits for nobody', () => {
  const dismissed = dismissBreach(assessed('high'));
  expect(dismissed).not.toHaveProperty('assessment');
  expect([waitsOf(dismissed), alarmOf(dismissed)]).toEqual([[], undefined]);
  const at = by(hours(2));
  const untold = { correctionId, told: false } as const;
  for (const decided of [
    assessBreach(dismissed, 'some', at),
    decideOnRegulator(dismissed, untold, at),
    noteFamily(dismissed, untold, at),
  ])
    expect(decided).toMatchObject({ refused: 'correction_settled' });
});

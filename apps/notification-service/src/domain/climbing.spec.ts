import { describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { climbingTo, hasClimbed } from './climbing.js';

// A Friday.
const DUE = '2026-03-06T17:00:00.000Z';
const at = (time: string, waiting: Role | undefined, role: Role): boolean =>
  hasClimbed(
    { dueAt: DUE, ...(waiting === undefined ? {} : { role: waiting }) },
    climbingTo([role], time),
  );

describe('what is overdue', () => {
  it.each([
    ['the Lead Professional’s', undefined],
    ['a practitioner’s', 'practitioner'],
  ] as const)('climbs, where it is %s, from rung to rung in working days', (_whose, waiting) => {
    expect(at(DUE, waiting, 'lead_caf_contact')).toBe(false);
    expect(at('2026-03-06T17:00:00.001Z', waiting, 'lead_caf_contact')).toBe(true);
    expect(at('2026-03-10T16:59:59.999Z', waiting, 'service_manager')).toBe(false);
    expect(at('2026-03-10T17:00:00.000Z', waiting, 'service_manager')).toBe(true);
    expect(at('2026-03-13T16:59:59.999Z', waiting, 'head_of_service')).toBe(false);
    expect(at('2026-03-13T17:00:00.000Z', waiting, 'head_of_service')).toBe(true);
    expect(at('2026-06-01T12:00:00.000Z', waiting, 'practitioner')).toBe(false);
    expect(at('2026-06-01T12:00:00.000Z', waiting, 'arbitrator')).toBe(false);
  });

  it('never climbs down, nor to who is waited for anyway', () => {
    const later = '2026-06-01T12:00:00.000Z';
    expect(at(later, 'lead_caf_contact', 'lead_caf_contact')).toBe(false);
    expect(at(later, 'service_manager', 'lead_caf_contact')).toBe(false);
    expect(at(later, 'head_of_service', 'service_manager')).toBe(false);
    expect(at(later, 'service_manager', 'head_of_service')).toBe(true);
  });

  it('climbs not without a clock', () => {
    expect(hasClimbed({}, climbingTo(['head_of_service'], '2030-01-01T00:00:00.000Z'))).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Role } from '@hub/contracts';
import { GIVEN_ROLES, type GivenRole } from '@hub/contracts/identity';
import { testId } from '@hub/testing';
import {
  changeStaff,
  endStaff,
  registerStaff,
  type Staff,
  type StaffTerms,
  verifyStaff,
} from './staff.js';

const LEWISHAM = 'E09000023';
const AT = '2026-11-23T09:00:00.000Z';
const TODAY = '2026-11-23';
const TERMS: StaffTerms = {
  contact: { name: 'Ama', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner'],
};
const keeper = (roles: readonly Role[], personId = testId(1), authority = LEWISHAM) => ({
  authority,
  personId,
  roles,
});
const CONTACT = keeper(['practitioner', 'lead_caf_contact']);
const MANAGER = keeper(['service_manager'], testId(2));
const HEAD = keeper(['head_of_service'], testId(3));
const staff = (change: Partial<Staff> = {}): Staff => ({
  ...TERMS,
  id: testId(9),
  authority: LEWISHAM,
  username: 'ama',
  verified: true,
  held: false,
  enrolledBy: CONTACT.personId,
  version: 4,
  ...change,
});
const end = { at: AT, named: new Set<string>() };

describe('a keeper of staff', () => {
  it('gives no role above their own, whatever they hold besides', () => {
    const RANK: Readonly<Record<GivenRole, number>> = {
      practitioner: 0,
      service_manager: 1,
      head_of_service: 2,
      data_protection_officer: 2,
    };
    const LADDER = ['practitioner', 'service_manager', 'head_of_service'] as const;
    fc.assert(
      fc.property(
        fc.subarray([...GIVEN_ROLES], { minLength: 1 }),
        fc.subarray<Role>([...GIVEN_ROLES, 'lead_caf_contact', 'arbitrator'], { minLength: 1 }),
        (roles, own) => {
          const by = keeper(own);
          const highest = Math.max(
            0,
            // Who judges breaches stands beside those who keep staff.
            ...LADDER.map((role) => (own.includes(role) ? RANK[role] : 0)),
          );
          const may = roles.every((role) => RANK[role] <= highest);
          const made = registerStaff({ ...TERMS, roles, username: 'Ama' }, { id: testId(9), by });
          expect(isRefusal(made)).toBe(!may);
          expect(isRefusal(changeStaff(staff(), { ...TERMS, roles }, by, AT))).toBe(!may);
        },
      ),
    );
  });

  it.each([
    ['of another authority', staff({ authority: 'E09000011' }), 'not_found'],
    ['nobody knows', undefined, 'not_found'],
    ['who acts here no more', staff({ ended: { at: AT, because: 'left' } }), 'person_ended'],
    ['they are themselves', staff({ id: MANAGER.personId }), 'not_by_yourself'],
    ['above them', staff({ roles: ['head_of_service'] }), 'role_above_yours'],
    ['beside them', staff({ roles: ['data_protection_officer'] }), 'role_above_yours'],
  ] as const)('leaves somebody alone who is %s', (_what, one, refused) => {
    expect(changeStaff(one, TERMS, MANAGER, AT)).toMatchObject({ refused });
    expect(verifyStaff(one, true, MANAGER, TODAY)).toMatchObject({ refused });
    expect(endStaff(one, 'left', { ...end, by: MANAGER })).toMatchObject({ refused });
  });
});

describe('a member of staff', () => {
  it('is not verified by whoever gave them the means to sign in, nor by these', () => {
    const made = registerStaff({ ...TERMS, username: 'Ama' }, { id: testId(9), by: CONTACT });
    if (isRefusal(made)) throw new Error(made.refused);
    expect(made).toMatchObject({ username: 'ama', verified: false, authority: LEWISHAM });
    expect(verifyStaff(made, true, CONTACT, TODAY)).toMatchObject({
      refused: 'same_person_verifies',
    });
    expect(verifyStaff(made, false, CONTACT, TODAY)).toMatchObject({ verified: false });
    const seen = verifyStaff(made, true, MANAGER, TODAY);
    expect(seen).toMatchObject({ verified: true, version: 2 });
    if (isRefusal(seen)) throw new Error(seen.refused);
    const renewed = { ...seen, verified: false, enrolledBy: MANAGER.personId };
    expect(verifyStaff(renewed, true, MANAGER, TODAY)).toMatchObject({
      refused: 'same_person_verifies',
    });
    expect(verifyStaff(renewed, true, CONTACT, TODAY)).toMatchObject({ verified: true });
  });

  it('keeps what no authority gives itself, and loses what is not said again', () => {
    const one = staff({ roles: ['arbitrator', 'practitioner'], managerId: testId(7) });
    expect(changeStaff(one, { ...TERMS, roles: ['service_manager'] }, HEAD, AT)).toEqual({
      ...staff(),
      roles: ['service_manager', 'arbitrator'],
      signInsFrom: AT,
      version: 5,
    });
  });

  it('signs in anew with other roles, and goes on with the same ones', () => {
    const one = staff({ roles: ['practitioner', 'arbitrator'] });
    const after = (change: Partial<StaffTerms>) =>
      changeStaff(one, { ...TERMS, ...change }, HEAD, AT);
    for (const roles of [['service_manager'], ['practitioner', 'service_manager']] as const)
      expect(after({ roles: [...roles] })).toMatchObject({ signInsFrom: AT });
    expect(after({ checkedUntil: '2029-01-31' })).not.toHaveProperty('signInsFrom');
  });

  it('ends once another stands in the entry in their place', () => {
    const named = new Set([testId(9)]);
    expect(endStaff(staff(), 'left', { ...end, named, by: HEAD })).toMatchObject({
      refused: 'person_in_entry',
    });
    expect(endStaff(staff(), 'left', { ...end, by: HEAD })).toMatchObject({
      ended: { at: AT, because: 'left' },
      signInsFrom: AT,
      version: 5,
    });
  });
});

it('nobody is verified while checks or training have passed; until that day, and back, they are', () => {
  const verify = (change: Partial<Staff>, verified = true) =>
    verifyStaff(staff({ verified: false, ...change }), verified, MANAGER, TODAY);
  expect(verify({ checkedUntil: '2026-11-22', trainedUntil: '2025-01-01' })).toMatchObject({
    refused: 'step_incomplete',
    faults: [{ field: 'checkedUntil' }, { field: 'trainedUntil' }],
  });
  expect(verify({ checkedUntil: TODAY })).toMatchObject({ verified: true });
  expect(verify({ checkedUntil: '2026-11-22' }, false)).toMatchObject({ verified: false });
});

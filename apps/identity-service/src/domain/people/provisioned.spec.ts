import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { GIVEN_ROLES, PROVISIONER_RANKS } from '@hub/contracts/identity';
import { testId } from '@hub/testing';
import {
  grantRole,
  isForgotten,
  isLive,
  keeperOf,
  mayActAs,
  provisionStaff,
  type ProvisioningKey,
  removeStaff,
  reviseStaff,
  rolesGiven,
} from './provisioned.js';
import { type Staff, verifyStaff } from './staff.js';

const LEWISHAM = 'E09000023';
const AT = '2026-11-23T09:00:00.000Z';
const TODAY = '2026-11-23';
const CONTACT = { name: 'Ama', role: 'Worker', team: 'Early Help' };
const TERMS = { username: 'Ama@lewisham.example', externalId: 'e1', contact: CONTACT };
const key = (change: Partial<ProvisioningKey> = {}): ProvisioningKey => ({
  id: testId(50),
  authority: LEWISHAM,
  actsAs: 'service_manager',
  issuedBy: testId(1),
  issuedAt: AT,
  expiresAt: '2027-11-23T09:00:00.000Z',
  ...change,
});
const MANAGER = keeperOf(key());
const BY = { by: MANAGER, at: AT };
const done = (answer: ReturnType<typeof provisionStaff>): Staff => {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
};
const joined = (): Staff => done(provisionStaff(TERMS, testId(9), key()));
const end = { by: MANAGER, at: AT, named: new Set<string>() };

describe('a key of a directory', () => {
  it('acts as nobody above who issued it, and until its day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROVISIONER_RANKS),
        fc.constantFrom(...PROVISIONER_RANKS),
        (as, own) => {
          const above = PROVISIONER_RANKS.indexOf(as) > PROVISIONER_RANKS.indexOf(own);
          expect(mayActAs(as, ['practitioner', own])).toBe(!above);
        },
      ),
    );
    expect(mayActAs('lead_caf_contact', ['practitioner'])).toBe(false);
    expect(isLive(key(), AT)).toBe(true);
    expect(isLive(key({ withdrawnAt: AT }), AT)).toBe(false);
    expect(isLive(key(), '2027-11-23T09:00:00.000Z')).toBe(false);
  });
});

describe('somebody whom a directory registers', () => {
  it('is a practitioner, and verified by nobody who issued its key', () => {
    const staff = joined();
    expect(staff).toMatchObject({ username: 'ama@lewisham.example', verified: false, version: 1 });
    expect(rolesGiven(staff)).toEqual(['practitioner']);
    const issuer = {
      authority: LEWISHAM,
      personId: testId(1),
      roles: ['head_of_service' as const],
    };
    expect(verifyStaff(staff, true, issuer, TODAY)).toEqual({ refused: 'same_person_verifies' });
    expect(verifyStaff(staff, true, { ...issuer, personId: testId(2) }, TODAY)).toMatchObject({
      verified: true,
    });
  });

  it('is changed where something is new, and stays what the directory does not know', () => {
    const staff = { ...joined(), verified: true, managerId: testId(3) };
    expect(reviseStaff(staff, TERMS, BY)).toBe(staff);
    const { externalId: _none, ...unnamed } = TERMS;
    const contact = { ...CONTACT, phone: '020' };
    expect(reviseStaff(staff, { ...TERMS, contact }, BY)).toMatchObject({
      contact,
      verified: true,
      managerId: testId(3),
      version: 2,
    });
    expect(reviseStaff(staff, unnamed, BY)).not.toHaveProperty('externalId');
    const other = { ...MANAGER, authority: 'E09000011' };
    expect(reviseStaff(staff, TERMS, { by: other, at: AT })).toEqual({ refused: 'not_found' });
    const head = { ...staff, roles: ['head_of_service' as const] };
    expect(reviseStaff(head, TERMS, BY)).toEqual({ refused: 'role_above_yours' });
  });

  it('is verified anew, and signs in again, once it is another: by user name or externalId', () => {
    const staff = { ...joined(), verified: true };
    const { externalId: _none, ...unnamed } = TERMS;
    for (const terms of [{ ...TERMS, username: 'eve' }, { ...TERMS, externalId: 'e9' }, unnamed])
      expect(reviseStaff(staff, terms, BY)).toMatchObject({ verified: false, signInsFrom: AT });
    const contact = { ...CONTACT, name: 'Amma' };
    expect(reviseStaff(staff, { ...TERMS, contact }, BY)).toMatchObject({ verified: true });
    const { externalId: _first, ...unlinked } = staff;
    expect(reviseStaff(unlinked, TERMS, BY)).toMatchObject({ externalId: 'e1', verified: true });
  });

  it('ends once, as often as it is said, and is forgotten where that is said', () => {
    const staff = joined();
    const ended = done(removeStaff(staff, false, end));
    expect(ended.ended).toEqual({ at: AT, because: 'left' });
    expect(isForgotten(ended)).toBe(false);
    expect(done(removeStaff(ended, false, { ...end, at: '2026-12-01T09:00:00.000Z' }))).toBe(ended);
    const forgotten = done(removeStaff(ended, true, end));
    expect(isForgotten(forgotten)).toBe(true);
    expect(removeStaff(forgotten, true, end)).toEqual({ refused: 'not_found' });
    expect(removeStaff(staff, true, { ...end, named: new Set([staff.id]) })).toEqual({
      refused: 'person_in_entry',
    });
    expect(reviseStaff(ended, TERMS, BY)).toEqual({ refused: 'person_ended' });
  });

  it('has the roles of its groups, none above the key, and is a practitioner at least', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...GIVEN_ROLES), fc.boolean())),
        fc.constantFrom(...PROVISIONER_RANKS),
        (steps, actsAs) => {
          let staff = joined();
          const by = { by: keeperOf(key({ actsAs })), at: AT };
          for (const [role, given] of steps) {
            const granted = grantRole(staff, role, given, by);
            if (isRefusal(granted)) {
              const refused = rolesGiven(staff).length === 1 && !given ? 'last_role' : undefined;
              expect(granted).toEqual({ refused: refused ?? 'role_above_yours' });
              continue;
            }
            expect(granted.version - staff.version).toBe(granted === staff ? 0 : 1);
            expect(granted.signInsFrom).toBe(granted.version > 1 ? AT : undefined);
            if (given) expect(grantRole(granted, role, given, by)).toBe(granted);
            staff = granted;
            if (given) expect(rolesGiven(staff)).toContain(role);
            expect(staff.roles.length).toBeGreaterThan(0);
          }
          const top = actsAs === 'head_of_service';
          if (!top) expect(rolesGiven(staff)).not.toContain('head_of_service');
          if (actsAs === 'lead_caf_contact') expect(rolesGiven(staff)).toEqual(['practitioner']);
        },
      ),
    );
    expect(grantRole(joined(), 'practitioner', false, BY)).toEqual({ refused: 'last_role' });
    const head = { ...joined(), roles: ['head_of_service' as const] };
    expect(grantRole(head, 'practitioner', true, { by: MANAGER, at: AT })).toEqual({
      refused: 'role_above_yours',
    });
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { entry, GREENWICH, LEAD, LEWISHAM } from '../../testing/in-memory-register.js';
import { ProvisionStaff } from './provision-staff.js';

const KEY = {
  id: testId(50),
  authority: LEWISHAM,
  actsAs: 'lead_caf_contact' as const,
  issuedBy: testId(40),
  issuedAt: '2026-11-01T09:00:00.000Z',
  expiresAt: '2027-11-01T09:00:00.000Z',
};
const CONTACT = { name: 'Ama Mensah', role: 'Worker', team: 'Early Help' };
const TERMS = { username: 'ama', externalId: 'e1', contact: CONTACT };

function done<R extends object>(answer: R | Refusal): R {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('an authority’s own directory', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let work: FakeUnitOfWork<typeof stores>;
  let provision: ProvisionStaff;
  beforeEach(async () => {
    stores = inMemoryIdentity();
    work = new FakeUnitOfWork(stores);
    const enrolment = {
      draw: () => ({ password: 'p', codeSecret: 's' }),
      hash: (password: string) => Promise.resolve(`hash of ${password}`),
    };
    let last = 60;
    const ids = { next: () => testId((last += 1)) };
    const clock = new FixedClock('2026-11-23T09:00:00.000Z');
    provision = new ProvisionStaff(work, enrolment, { clock, ids });
    await stores.provisioningKeys.add(KEY, 'digest');
    await stores.register.save(entry());
  });
  const by = (expectedVersion?: number, authority = LEWISHAM) => {
    const versioned = expectedVersion === undefined ? {} : { expectedVersion };
    const context = asked(authority, { roles: ['lead_caf_contact'], ...versioned });
    return { ...context, caller: { ...context.caller, clientId: KEY.id } };
  };
  const join = async (change: Partial<typeof TERMS> = {}) =>
    done(await provision.register({ ...TERMS, ...change }, by()));

  it('registers somebody unverified, whom it finds by user name, its own name and id', async () => {
    const ama = await join({ username: 'Ama' });
    expect(ama).toMatchObject({ username: 'ama', roles: ['practitioner'], active: true });
    expect(stores.staff.staff.get(ama.id)).toMatchObject({
      verified: false,
      enrolledBy: KEY.issuedBy,
    });
    const page = { offset: 0, limit: 10 };
    for (const sought of [{ username: 'AMA' }, { externalId: 'e1' }, { personId: ama.id }])
      expect((await provision.list({ ...page, ...sought }, by())).items).toEqual([ama]);
    expect(await provision.list({ ...page, personId: ama.id }, by(1, GREENWICH))).toEqual({
      total: 0,
      items: [],
    });
    expect(stores.provisioned.held).toEqual([LEWISHAM]);
  });

  it('has nobody twice, by user name or by what it calls them', async () => {
    const ama = await join();
    expect(await provision.register({ ...TERMS, externalId: 'e2' }, by())).toEqual({
      refused: 'username_taken',
    });
    expect(await provision.register({ ...TERMS, username: 'ben' }, by())).toEqual({
      refused: 'external_id_taken',
    });
    const ben = await join({ username: 'ben', externalId: 'e2' });
    expect(await provision.revise({ ...TERMS, personId: ben.id }, by())).toEqual({
      refused: 'username_taken',
    });
    const same = { ...TERMS, username: 'ben', personId: ben.id };
    expect(await provision.revise(same, by())).toEqual({ refused: 'external_id_taken' });
    expect(await provision.revise({ ...TERMS, personId: ama.id }, by(1))).toEqual(ama);
    const change = { ...TERMS, contact: { ...CONTACT, team: 'West' }, personId: ama.id };
    expect(await provision.revise(change, by(7))).toMatchObject({
      refused: 'etag_stale',
      stale: { current: 1 },
    });
    expect(done(await provision.revise(change, by(1))).version).toBe(2);
  });

  it('ends a stay once, tells of it once, and registers who comes back anew', async () => {
    const { id: personId } = await join();
    expect(done(await provision.end({ personId, forgotten: false }, by())).active).toBe(false);
    expect(done(await provision.end({ personId, forgotten: true }, by())).active).toBe(false);
    expect(work.told).toEqual([['person.ended.v1', [LEWISHAM]]]);
    expect(await provision.list({ personId, offset: 0, limit: 1 }, by())).toMatchObject({
      total: 0,
    });
    expect((await join()).id).not.toBe(personId);
    await stores.register.save(entry({ deputyIds: [personId] }));
    const { id: deputy } = await join({ username: 'ben', externalId: 'e2' });
    await stores.register.save(entry({ deputyIds: [deputy] }));
    expect(await provision.end({ personId: deputy, forgotten: true }, by())).toEqual({
      refused: 'person_in_entry',
    });
  });

  it('gives roles to all who are named, or to none', async () => {
    const { id } = await join();
    const { id: lead } = await join({ username: 'ben', externalId: 'e2' });
    const give = { role: 'practitioner' as const, given: [id, lead], taken: [] };
    expect(await provision.setRole(give, by())).toEqual({ changed: 0 });
    expect(await provision.setRole({ ...give, role: 'service_manager' }, by())).toEqual({
      refused: 'role_above_yours',
    });
    expect(await provision.setRole({ ...give, given: [id, LEAD] }, by())).toEqual({
      refused: 'person_unknown',
    });
    expect(await provision.setRole({ ...give, given: [], taken: [LEAD] }, by())).toEqual({
      changed: 0,
    });
    await stores.provisioningKeys.add({ ...KEY, actsAs: 'service_manager' }, 'digest');
    const managers = { ...give, role: 'service_manager' as const };
    expect(await provision.setRole(managers, by())).toEqual({ changed: 2 });
    expect(await provision.setRole({ ...managers, given: [], taken: [id] }, by())).toEqual({
      changed: 1,
    });
  });

  it('changes nothing under a key that is withdrawn or was never issued', async () => {
    await stores.provisioningKeys.withdraw(KEY.id, KEY.issuedAt);
    expect(await provision.register(TERMS, by())).toEqual({ refused: 'unauthenticated' });
    const unknown = asked(LEWISHAM, { roles: ['lead_caf_contact'] });
    expect(await provision.register(TERMS, unknown)).toEqual({ refused: 'unauthenticated' });
  });
});

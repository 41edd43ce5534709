import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal, refuseStale } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { entry, GREENWICH, LEAD, LEWISHAM } from '../../testing/in-memory-register.js';
import { KeepStaff } from './keep-staff.js';
import { ReadStaff } from './read-staff.js';

const TERMS = {
  contact: { name: 'Ama', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner' as const],
};
const MANAGER = testId(40);

function done<R extends object>(answer: R | Refusal): R {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('keeping staff', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let work: FakeUnitOfWork<typeof stores>;
  let keep: KeepStaff;
  let read: ReadStaff;
  beforeEach(async () => {
    stores = inMemoryIdentity();
    work = new FakeUnitOfWork(stores);
    const clock = new FixedClock();
    let drawn = 0;
    const enrolment = {
      draw: () => ({ password: `p${String((drawn += 1))}`, codeSecret: `s${String(drawn)}` }),
      hash: (password: string) => Promise.resolve(`hash of ${password}`),
    };
    let last = 60;
    const ids = { next: () => testId((last += 1)) };
    keep = new KeepStaff(work, enrolment, { clock, ids });
    read = new ReadStaff(work, clock);
    await stores.register.save(entry());
  });
  const contact = (expectedVersion?: number) =>
    asked(LEWISHAM, {
      personId: LEAD,
      roles: ['lead_caf_contact'],
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
  const manager = () => asked(LEWISHAM, { personId: MANAGER, roles: ['service_manager'] });
  const join = async (username = 'ama') =>
    done(await keep.register({ ...TERMS, username }, contact()));

  it('says once with what a newcomer signs in, and keeps it in no clear', async () => {
    const { id, ...said } = await join();
    expect(said).toMatchObject({ password: 'p1', codeSecret: 's1', verified: false, version: 1 });
    expect(stores.staff.means.get(id)?.passwordHash).toBe('hash of p1');
    const seen = done(await read.one({ personId: id }, contact()));
    expect(seen).not.toHaveProperty('password');
    expect(JSON.stringify(work.facts)).not.toContain('p1');
    expect(await keep.register({ ...TERMS, username: 'ama' }, contact())).toEqual({
      refused: 'username_taken',
    });
  });

  it('is for their own authority alone, as if others were nobody', async () => {
    const { id: personId } = await join();
    const other = asked(GREENWICH, { personId: MANAGER, roles: ['head_of_service'] });
    expect(await read.one({ personId }, other)).toEqual({ refused: 'not_found' });
    expect(done(await read.list({}, other)).items).toEqual([]);
    for (const answer of [
      await keep.verify({ personId, verified: true }, other),
      await keep.end({ personId, because: 'left' }, other),
      await keep.renewSignIn({ personId }, other),
      await keep.change({ personId, ...TERMS }, other),
    ])
      expect(answer).toEqual({ refused: 'not_found' });
  });

  it('changes what was read, with a manager and an organisation of the same authority', async () => {
    const { id: personId } = await join();
    const change = { personId, ...TERMS, checkedUntil: '2029-01-31' };
    expect(await keep.change(change, contact(2))).toEqual(refuseStale(1));
    expect(await keep.change({ ...change, managerId: testId(99) }, contact(1))).toMatchObject({
      refused: 'person_unknown',
      faults: [{ field: 'managerId' }],
    });
    expect(await keep.change({ ...change, managerId: personId }, contact(1))).toMatchObject({
      refused: 'person_unknown',
    });
    expect(await keep.change({ ...change, organisationId: testId(98) }, contact(1))).toMatchObject({
      faults: [{ field: 'organisationId' }],
    });
    const { id: managerId } = await join('ben');
    expect(await keep.change({ ...change, managerId }, contact(1))).toMatchObject({
      checkedUntil: '2029-01-31',
      managerId,
      version: 2,
    });
  });

  it('verifies by a second person, and once more where the means are new', async () => {
    const { id: personId } = await join();
    expect(await keep.verify({ personId, verified: true }, contact())).toMatchObject({
      refused: 'same_person_verifies',
    });
    expect(await keep.verify({ personId, verified: true }, manager())).toMatchObject({
      verified: true,
    });
    const renewed = done(await keep.renewSignIn({ personId }, manager()));
    expect(renewed).toMatchObject({ password: 'p2', codeSecret: 's2', verified: false });
    expect(stores.staff.means.get(personId)?.codeSecret).toBe('s2');
    expect(work.told).toEqual([['person.sign_in_renewed.v1', []]]);
  });

  it('verifies nobody unverified, but for the first of an authority by its managers', async () => {
    const { id: personId } = await join();
    const by = (role: 'lead_caf_contact' | 'service_manager') =>
      asked(LEWISHAM, { personId: MANAGER, roles: [role], verified: false });
    const verify = (role: 'lead_caf_contact' | 'service_manager', verified = true) =>
      keep.verify({ personId, verified }, by(role));
    expect(await verify('lead_caf_contact')).toEqual({ refused: 'not_verified' });
    const first = done(await keep.register({ ...TERMS, username: 'ben' }, contact()));
    expect(await verify('service_manager', false)).toEqual({ refused: 'not_verified' });
    expect(await verify('service_manager')).toMatchObject({ verified: true });
    await stores.register.save(entry({ leadId: personId }));
    expect(
      await keep.verify({ personId: first.id, verified: true }, by('service_manager')),
    ).toEqual({ refused: 'not_verified' });
  });

  it('is asked for as somebody was read: what a colleague said meanwhile is not undone', async () => {
    const { id: personId } = await join();
    const by = (expectedVersion: number) => ({ ...manager(), expectedVersion });
    done(await keep.renewSignIn({ personId }, contact(1)));
    for (const answer of [
      await keep.verify({ personId, verified: true }, by(1)),
      await keep.renewSignIn({ personId }, by(1)),
      await keep.end({ personId, because: 'left' }, by(1)),
    ])
      expect(answer).toEqual(refuseStale(2));
  });

  it('ends a stay, tells of it, and leaves who leads the entry in place', async () => {
    const { id: personId } = await join();
    await stores.register.save(entry({ deputyIds: [personId] }));
    expect(await keep.end({ personId, because: 'left' }, manager())).toEqual({
      refused: 'person_in_entry',
    });
    await stores.register.save(entry({ deputyIds: [] }));
    const ended = done(await keep.end({ personId, because: 'left' }, manager()));
    expect(ended).toMatchObject({ left: true, endedAt: expect.any(String) });
    expect(work.told).toEqual([['person.ended.v1', [LEWISHAM]]]);
    expect(await keep.end({ personId, because: 'left' }, manager())).toEqual({
      refused: 'person_ended',
    });
    expect(done(await read.list({ ended: true }, contact())).items).toHaveLength(1);
    expect(done(await read.list({}, contact())).items).toEqual([]);
    expect(await read.list({ cursor: 'x' }, contact())).toMatchObject({
      faults: [{ field: 'cursor' }],
    });
  });
});

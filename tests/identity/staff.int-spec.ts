import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { EnrolledPerson } from '@hub/contracts/identity';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import { testId } from '@hub/testing';
import {
  byLewisham,
  CHANGE,
  GREENWICH,
  LEAD,
  LEWISHAM,
  NURSE,
  openRegister,
} from './register-rig.js';

const TERMS = {
  contact: { name: 'Zoe Newcomer', role: 'Worker', team: 'Early Help' },
  roles: ['practitioner' as const],
};

describe('the staff of an authority', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const lead = (version?: number) => byLewisham(LEAD, ['lead_caf_contact'], version);
  const manager = () => byLewisham(NURSE, ['service_manager']);
  const join = async (username: string): Promise<EnrolledPerson> =>
    expectDone(await rig.keepStaff.register({ ...TERMS, username }, lead()));
  /** With what they were given, or what they had before. */
  const signIn = async (username: string, { password, codeSecret }: EnrolledPerson) => {
    const known = await rig.signIn.checkPassword({ username, password });
    if ('refused' in known) return known;
    return rig.signIn.checkCode({ personId: known.id, code: codeOf(codeSecret) });
  };
  const codeOf = (codeSecret: string): string =>
    new TOTP({ secret: Secret.fromBase32(codeSecret) }).generate({
      timestamp: Date.parse(rig.clock.now()),
    });

  it('sign in with what was said once, under a user name that nobody else has', async () => {
    const zoe = await join('Zoe');
    expect(await signIn('zoe', zoe)).toMatchObject({ id: zoe.id, verified: false });
    expect(await rig.keepStaff.register({ ...TERMS, username: 'ZOE' }, lead())).toMatchObject({
      refused: 'username_taken',
    });
    const [both] = await Promise.all([join('two').catch(String), join('two').catch(String)]);
    expect(both).toBeDefined();
    const twice = await rig.scratch.database.query<object[]>(
      "SELECT FROM person WHERE username = 'two'",
    );
    expect(twice).toHaveLength(1);
  });

  it('are changed, verified by another, and get new means that end the old', async () => {
    const yan = await join('yan');
    const change = { personId: yan.id, ...TERMS, managerId: LEAD, trainedUntil: '2027-05-31' };
    const changed = expectDone(await rig.keepStaff.change(change, lead(1)));
    expect(changed).toMatchObject({ managerId: LEAD, trainedUntil: '2027-05-31', version: 2 });
    expect(await rig.keepStaff.change(change, lead(1))).toMatchObject({ refused: 'etag_stale' });
    const verify = { personId: yan.id, verified: true };
    expect(await rig.keepStaff.verify(verify, lead())).toMatchObject({
      refused: 'same_person_verifies',
    });
    expect(expectDone(await rig.keepStaff.verify(verify, manager())).verified).toBe(true);
    await rig.scratch.database.query(
      "UPDATE person SET failures = 10, locked_until = '2027-01-01' WHERE id = $1",
      [yan.id],
    );
    const again = expectDone(await rig.keepStaff.renewSignIn({ personId: yan.id }, manager()));
    expect(await signIn('yan', yan)).toMatchObject({ refused: 'unauthenticated' });
    expect(await signIn('yan', again)).toMatchObject({ id: yan.id, verified: false });
  });

  it('who have left sign in no more, act no more, are found no more, and keep their name', async () => {
    const xiu = await join('xiu');
    const end = { personId: xiu.id, because: 'left' as const };
    const { version } = expectDone(await rig.contacts.one({ gss: CHANGE.gss }));
    const named = { ...CHANGE, deputyIds: [xiu.id] };
    expect(await rig.contacts.change(named, lead(version))).toMatchObject({
      refused: 'person_unverified',
    });
    expectDone(await rig.keepStaff.verify({ personId: xiu.id, verified: true }, manager()));
    expectDone(await rig.contacts.change(named, lead(version)));
    expect(await rig.keepStaff.end(end, manager())).toMatchObject({ refused: 'person_in_entry' });
    expectDone(await rig.contacts.change({ ...CHANGE, deputyIds: [] }, lead(version + 1)));
    expect(expectDone(await rig.keepStaff.end(end, manager()))).toMatchObject({ left: true });
    const { password, codeSecret } = xiu;
    expect(await rig.signIn.checkPassword({ username: 'xiu', password })).toMatchObject({
      refused: 'unauthenticated',
    });
    const code = codeOf(codeSecret);
    expect(await rig.signIn.checkCode({ personId: xiu.id, code })).toMatchObject({
      refused: 'unauthenticated',
    });
    expect(await rig.person.execute({ personId: xiu.id })).toMatchObject({ refused: 'not_found' });
    const found = expectDone(await rig.people.list({ q: 'zoe' }, lead())).items;
    expect(found.map(({ id }) => id)).not.toContain(xiu.id);
    expect((await rig.people.named({ personIds: [xiu.id] })).items).toMatchObject([
      { id: xiu.id, contact: TERMS.contact, left: true },
    ]);
    expect(await rig.contacts.change(named, lead(version + 2))).toMatchObject({
      refused: 'person_unknown',
    });
    expect((await rig.told()).at(-1)).toMatchObject({
      type: 'person.ended.v1',
      data: { personId: xiu.id },
    });
    const ended = expectDone(await rig.staff.list({ ended: true }, lead()));
    expect(ended.items.map(({ id }) => id)).toEqual([xiu.id]);
  });

  it('work for an organisation of their authority; one of others is answered like none', async () => {
    await rig.scratch.database.query(
      `INSERT INTO organisation (id, authority, name, sector) VALUES
         ($1, $3, 'Hill School', 'education'), ($2, $4, 'Far School', 'education')`,
      [testId(80), testId(81), LEWISHAM, GREENWICH],
    );
    const at = (organisationId: string, username: string) =>
      rig.keepStaff.register({ ...TERMS, username, organisationId }, lead());
    const foreign = await at(testId(81), 'wim');
    expect(foreign).toMatchObject({ faults: [{ field: 'organisationId' }] });
    expect(await at(testId(82), 'wim')).toEqual(foreign);
    expect(await at(testId(80), 'wim')).toMatchObject({ organisation: { name: 'Hill School' } });
  });

  it('are listed by name, page by page', async () => {
    const first = expectDone(await rig.staff.list({ limit: 2 }, lead()));
    expect(first.items).toHaveLength(2);
    const cursor = first.nextCursor;
    if (cursor === undefined) throw new Error('There is no second page');
    const rest = expectDone(await rig.staff.list({ cursor }, lead()));
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rest).not.toHaveProperty('nextCursor');
  });
});

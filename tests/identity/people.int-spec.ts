import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { ListPeoplePayload } from '@hub/contracts/identity';
import { asked, testId } from '@hub/testing';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import { DEPUTY, GREENWICH, LEAD, LEWISHAM, NURSE, openRegister, SECOND } from './register-rig.js';

const SCHOOL = {
  id: testId(50),
  name: 'Hill School',
  sector: 'education',
  authority: LEWISHAM,
  urn: '100001',
};
const [OLA, AMIR] = [testId(20), testId(21)] as const;

describe('members of staff', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
    const { database } = rig.scratch;
    await database.query(
      'INSERT INTO organisation (id, authority, name, sector, urn) VALUES ($1, $2, $3, $4, $5)',
      [SCHOOL.id, SCHOOL.authority, SCHOOL.name, SCHOOL.sector, SCHOOL.urn],
    );
    const add = (id: string, name: string, roles: Role[]) =>
      database.query(
        `INSERT INTO person (id, authority, username, password_hash, code_secret, contact, roles, verified,
           organisation_id, manager_id, checked_until, trained_until)
         VALUES ($1::uuid, $2, $1::uuid::text, '', '', $3, $4, true, $5, $6, '2026-11-23', '2026-11-22')`,
        [
          id,
          LEWISHAM,
          JSON.stringify({ name, role: 'Teacher', team: 'Hill School' }),
          roles,
          SCHOOL.id,
          LEAD,
        ],
      );
    await add(OLA, 'Ola 100%_Smith', ['service_manager']);
    await add(AMIR, "amir O'Smith-Jones", ['lead_caf_contact']);
  });
  afterAll(() => rig.close());

  const ids = async (query: ListPeoplePayload, authority = LEWISHAM): Promise<string[]> =>
    expectDone(await rig.people.list(query, asked(authority))).items.map(({ id }) => id);

  it('are found by their manager', async () => {
    const { personIds } = await rig.people.team({ personId: LEAD });
    expect([...personIds].sort()).toEqual([OLA, AMIR].sort());
    expect(await rig.people.team({ personId: OLA })).toEqual({ personIds: [] });
  });

  it('have organisation, manager and dates as they are registered', async () => {
    expect(await rig.ownPerson.execute({}, asked(LEWISHAM, { personId: OLA }))).toEqual({
      id: OLA,
      authority: LEWISHAM,
      contact: { name: 'Ola 100%_Smith', role: 'Teacher', team: 'Hill School' },
      roles: ['service_manager'],
      verified: true,
      organisation: SCHOOL,
      managerId: LEAD,
      checkedUntil: '2026-11-23',
      trainedUntil: '2026-11-22',
    });
    expect(await rig.person.execute({ personId: OLA })).toMatchObject({
      organisation: SCHOOL,
      checked: true,
      trained: false,
    });
    expect(await rig.people.one({ personId: NURSE })).not.toHaveProperty('organisation');
    const { items } = await rig.people.named({ personIds: [OLA, NURSE] });
    expect(items.find(({ id }) => id === OLA)).toMatchObject({ employer: SCHOOL.name });
    expect(items.find(({ id }) => id === NURSE)).not.toHaveProperty('employer');
  });

  it('are listed by name, whatever its case, a page at a time', async () => {
    const all = await ids({});
    expect(all).toEqual([AMIR, OLA, LEAD, DEPUTY, SECOND, NURSE]);
    const first = expectDone(await rig.people.list({ limit: 4 }, asked(LEWISHAM)));
    expect(await ids({ limit: 4, cursor: String(first.nextCursor) })).toEqual(all.slice(4));
  });

  it('are found by how a word of their name begins, letter by letter', async () => {
    expect(await ids({ q: 'PERSON' })).toEqual([LEAD, DEPUTY, SECOND, NURSE]);
    expect(await ids({ q: "o'sm" })).toEqual([AMIR]);
    expect(await ids({ q: '100%_' })).toEqual([OLA]);
    expect(await ids({ q: '1%' })).toEqual([]);
    expect(await ids({ q: '__' })).toEqual([]);
    expect(await ids({ q: 'erson' })).toEqual([]);
    expect(await ids({ authority: GREENWICH, q: 'person' })).toHaveLength(1);
  });

  it('are found by organisation', async () => {
    expect(await ids({ organisation: SCHOOL.id })).toEqual([AMIR, OLA]);
    expect(await ids({ organisation: testId(51) })).toEqual([]);
  });

  it('are found by the role they have now, as they are shown', async () => {
    for (const role of [
      'practitioner',
      'lead_caf_contact',
      'service_manager',
      'arbitrator',
    ] as const)
      expect([role, await ids({ role })]).toEqual([role, await shownAs(role)]);
    expect(await ids({ role: 'lead_caf_contact' })).toEqual([LEAD]);
  });

  const shownAs = async (role: Role): Promise<string[]> =>
    expectDone(await rig.people.list({}, asked(LEWISHAM)))
      .items.filter(({ roles }) => roles.includes(role))
      .map(({ id }) => id);

  it('are found as lead CAF contact by their accounts where their authority has no entry', async () => {
    const query = { authority: 'E09000025', role: 'lead_caf_contact' as const };
    expect(await ids(query)).toHaveLength(1);
    expect(await ids({ ...query, role: 'practitioner' })).toEqual([]);
  });

  it('are named by id, those who are not known left out', async () => {
    const { items } = await rig.people.named({ personIds: [OLA, testId(99)] });
    expect(items.map(({ id, contact }) => [id, contact.name])).toEqual([[OLA, 'Ola 100%_Smith']]);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { staff } from '../../testing/in-memory-people.js';
import { DEPUTY, entry, LEAD, LEWISHAM, NURSE, SECOND } from '../../testing/in-memory-register.js';
import { FindPerson } from './find-person.js';

const LEAD_ROLE = 'lead_caf_contact';
const FROM = '2026-11-23T09:00:00.000Z';
const UNTIL = '2026-11-30T09:00:00.000Z';

function expectRoles(found: object): unknown {
  expect(found).not.toHaveProperty('refused');
  return (found as { roles: Role[] }).roles;
}

describe('the roles of a person', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let clock: FixedClock;
  beforeEach(() => {
    stores = inMemoryIdentity();
    clock = new FixedClock(FROM);
  });
  const find = (personId: string) =>
    new FindPerson(new FakeUnitOfWork(stores), clock).execute({ personId });
  const rolesOf = async (personId: string, roles: Role[] = ['practitioner']) => {
    stores.people.add(staff(personId, { roles }));
    return expectRoles(await find(personId));
  };
  const away = (personId: string) =>
    stores.register.away.push({ personId, from: FROM, until: UNTIL, authority: LEWISHAM });

  it('are those of the account where its authority has no entry', async () => {
    expect(await rolesOf(NURSE, [LEAD_ROLE])).toEqual([LEAD_ROLE]);
    expect(await find('none')).toMatchObject({ refused: 'not_found' });
  });

  it('follow the entry: whom it names leads, whatever the account says, and nobody else', async () => {
    await stores.register.save(entry());
    expect(await rolesOf(LEAD)).toEqual(['practitioner', LEAD_ROLE]);
    expect(await rolesOf(NURSE, ['service_manager', LEAD_ROLE])).toEqual(['service_manager']);
    expect(await rolesOf(NURSE, [LEAD_ROLE])).toEqual(['practitioner']);
    expect(await rolesOf(DEPUTY)).toEqual(['practitioner']);
  });

  it('go to the first deputy who is there while the lead is away, and to nobody beside them', async () => {
    await stores.register.save(entry());
    away(LEAD);
    expect(await rolesOf(DEPUTY)).toContain(LEAD_ROLE);
    expect(await rolesOf(SECOND)).not.toContain(LEAD_ROLE);
    away(DEPUTY);
    expect(await rolesOf(DEPUTY)).not.toContain(LEAD_ROLE);
    expect(await rolesOf(SECOND)).toContain(LEAD_ROLE);
    expect(await rolesOf(LEAD)).toContain(LEAD_ROLE);
    clock.advance(Date.parse(UNTIL) - Date.parse(FROM));
    expect(await rolesOf(SECOND)).not.toContain(LEAD_ROLE);
  });

  it('come with whom they work for, and whether checks and training are in date that day', async () => {
    const school = {
      id: testId(50),
      name: 'Hill School',
      sector: 'education' as const,
      authority: LEWISHAM,
    };
    stores.people.add(
      staff(NURSE, {
        organisation: school,
        checkedUntil: '2026-11-23',
        trainedUntil: '2026-11-22',
      }),
    );
    expect(await find(NURSE)).toMatchObject({
      organisation: school,
      checked: true,
      trained: false,
    });
    stores.people.add(staff(SECOND));
    expect(Object.keys(await find(SECOND))).toEqual([
      'id',
      'authority',
      'contact',
      'roles',
      'verified',
    ]);
  });

  it('come with the other posts of the same human being', async () => {
    const { authority, contact, roles, verified } = staff(NURSE);
    const post = { authority, contact, roles, verified, held: false, version: 1 };
    await stores.staff.save({ ...post, id: NURSE, username: 'nurse' });
    expect(await find(NURSE)).not.toHaveProperty('otherPosts');
    await stores.staff.save({ ...post, id: SECOND, username: 'second', accountId: NURSE });
    expect(await find(NURSE)).toMatchObject({ otherPosts: [SECOND] });
    expect(await find(SECOND)).toMatchObject({ otherPosts: [NURSE] });
  });
});

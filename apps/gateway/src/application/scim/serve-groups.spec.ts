import { beforeEach, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { GROUP_SCHEMA, PATCH_SCHEMA } from '../../domain/scim/scim-schemas.js';
import { InMemoryStaffOfAuthority, provisioned } from '../../testing/in-memory-staff.js';
import { ServeGroups } from './serve-groups.js';

const [AMA, BEN, NOBODY] = [testId(1), testId(2), testId(9)] as const;
const ROLE = 'practitioner';
const patch = (...operations: readonly object[]) => ({
  schemas: [PATCH_SCHEMA],
  Operations: operations,
});

describe('groups of a directory', () => {
  let staff: InMemoryStaffOfAuthority;
  let groups: ServeGroups;
  beforeEach(() => {
    staff = new InMemoryStaffOfAuthority();
    staff.add(provisioned(), provisioned({ id: BEN, username: 'ben' }));
    groups = new ServeGroups(staff, 'https://hub.example/scim/v2');
  });

  it('are the roles, in pages, found by name, by id and by whom they have', async () => {
    expect(await groups.list({ startIndex: '2', count: '2' })).toMatchObject({
      totalResults: 4,
      itemsPerPage: 2,
      Resources: [{ id: 'service_manager' }, { id: 'head_of_service' }],
    });
    expect(await groups.list({ filter: 'displayName eq "practitioners"' })).toMatchObject({
      Resources: [{ id: ROLE, members: [{ value: AMA }, { value: BEN }] }],
    });
    const checked = `id eq "${ROLE}" and members eq "${AMA}"`;
    expect(await groups.list({ filter: checked })).toMatchObject({ totalResults: 1 });
    for (const member of [NOBODY, 'x'])
      expect(await groups.list({ filter: `members.value eq "${member}"` })).toMatchObject({
        totalResults: 0,
      });
    expect(await groups.list({ filter: 'x' })).toMatchObject({ scimType: 'invalidFilter' });
    expect(await groups.list({ count: 'x' })).toMatchObject({ scimType: 'invalidValue' });
    expect(await groups.one(ROLE, { excludedAttributes: 'members' })).not.toHaveProperty('members');
    expect(await groups.one('mayors', {})).toEqual({ refused: 'not_found' });
    expect(groups.fixed()).toMatchObject({ scimStatus: 403 });
  });

  it('have members of many pages', async () => {
    const many = Array.from({ length: 450 }, (_none, place) =>
      provisioned({ id: testId(100 + place), username: `u${String(place)}` }),
    );
    staff.add(...many);
    const { members } = (await groups.one(ROLE, {})) as unknown as { members: object[] };
    expect(members).toHaveLength(452);
  });

  it('change by those who are named, or as a whole', async () => {
    const members = [{ value: AMA }];
    await groups.patch('service_manager', patch({ op: 'Add', path: 'members', value: members }));
    await groups.replace(ROLE, { schemas: [GROUP_SCHEMA], members });
    await groups.patch(ROLE, patch({ op: 'remove', path: 'members' }));
    expect(staff.changes).toEqual([
      { role: 'service_manager', given: [AMA], taken: [] },
      { role: ROLE, given: [AMA], taken: [BEN] },
      { role: ROLE, given: [], taken: [AMA, BEN] },
    ]);
  });

  it('do not change by what cannot be taken', async () => {
    const add = (value: unknown) => patch({ op: 'add', path: 'members', value });
    const many = Array.from({ length: 501 }, (_none, place) => ({ value: testId(place + 1) }));
    for (const [answer, no] of [
      [await groups.patch(ROLE, add([{ value: NOBODY }])), { scimType: 'invalidValue' }],
      [await groups.patch(ROLE, add('x')), { scimType: 'invalidValue' }],
      [await groups.patch(ROLE, add(many)), { scimType: 'tooMany' }],
      [await groups.patch(ROLE, {}), { scimType: 'invalidSyntax' }],
      [await groups.patch('mayors', {}), { refused: 'not_found' }],
      [await groups.replace('mayors', {}), { refused: 'not_found' }],
      [await groups.replace(ROLE, {}), { scimType: 'invalidSyntax' }],
      [
        await groups.replace(ROLE, { schemas: [GROUP_SCHEMA], displayName: 'x' }),
        { scimType: 'mutability' },
      ],
      [
        await groups.replace(ROLE, { schemas: [GROUP_SCHEMA], members: ['x'] }),
        { scimType: 'invalidValue' },
      ],
    ] as const)
      expect(answer).toMatchObject(no);
    expect(staff.changes).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { PATCH_SCHEMA, USER_SCHEMA } from '../../domain/scim/scim-schemas.js';
import { InMemoryStaffOfAuthority, provisioned } from '../../testing/in-memory-staff.js';
import { ServeUsers } from './serve-users.js';

const BASE = 'https://hub.example/scim/v2';
const AMA = testId(1);
const patch = (...operations: readonly object[]) => ({
  schemas: [PATCH_SCHEMA],
  Operations: operations,
});

describe('users of a directory', () => {
  let staff: InMemoryStaffOfAuthority;
  let users: ServeUsers;
  beforeEach(() => {
    staff = new InMemoryStaffOfAuthority();
    users = new ServeUsers(staff, BASE);
  });

  it('are sought before they are created, and created once', async () => {
    const filter = 'userName eq "Ama@lewisham.example"';
    expect(await users.list({ filter })).toMatchObject({ totalResults: 0, Resources: [] });
    const body = { schemas: [USER_SCHEMA], userName: 'ama@lewisham.example', active: true };
    expect(await users.create(body)).toMatchObject({ id: AMA, active: true });
    expect(await users.create(body)).toEqual({ refused: 'username_taken' });
    expect(await users.list({ filter })).toMatchObject({ totalResults: 1 });
    expect(await users.list({ filter: `id eq "${AMA}"` })).toMatchObject({ totalResults: 1 });
    expect(await users.list({ filter: 'id eq "x"' })).toMatchObject({ totalResults: 0 });
    expect(await users.list({ filter: 'externalId eq "e1"' })).toMatchObject({ totalResults: 1 });
    expect(await users.list({ filter: 'title eq "x"' })).toMatchObject({
      scimType: 'invalidFilter',
    });
    expect(await users.list({ filter: ['x'] })).toMatchObject({ scimType: 'invalidFilter' });
    expect(await users.list({ count: 'x' })).toMatchObject({ scimType: 'invalidValue' });
    expect(await users.create({ ...body, active: false })).toMatchObject({
      scimType: 'invalidValue',
    });
    expect(await users.create({ ...body, userName: 'x' })).toMatchObject({
      scimType: 'invalidValue',
      detail: expect.stringContaining('username'),
    });
  });

  it('come in pages', async () => {
    const names = ['a', 'b', 'c'];
    staff.add(...names.map((username, place) => provisioned({ id: testId(place + 1), username })));
    expect(await users.list({ startIndex: '2', count: '1' })).toMatchObject({
      totalResults: 3,
      startIndex: 2,
      itemsPerPage: 1,
      Resources: [{ userName: 'b' }],
    });
  });

  it('are changed as they stand, anew where somebody else was quicker', async () => {
    staff.add(provisioned());
    staff.quicker = 2;
    const title = patch({ op: 'Replace', path: 'title', value: 'Nurse' });
    expect(await users.patch(AMA, title)).toMatchObject({
      title: 'Nurse',
      meta: { version: 'W/"4"' },
    });
    expect(await users.patch(AMA, title, 3)).toEqual({ refused: 'etag_stale' });
    staff.quicker = 9;
    expect(await users.patch(AMA, title)).toEqual({ refused: 'etag_stale' });
    staff.quicker = 0;
    expect(await users.patch('x', title)).toEqual({ refused: 'not_found' });
    expect(await users.patch(AMA, {})).toMatchObject({ scimType: 'invalidSyntax' });
    expect(await users.patch(AMA, patch({ op: 'add', path: 'x', value: 1 }))).toMatchObject({
      scimType: 'invalidPath',
    });
    const put = { schemas: [USER_SCHEMA], userName: 'ama', name: { givenName: 'Ama' } };
    expect(await users.replace(AMA, put)).toMatchObject({ displayName: 'Ama', userName: 'ama' });
  });

  it('who are inactive are ended, stay so however often it is said, and come back anew', async () => {
    staff.add(provisioned());
    const off = patch({ op: 'Replace', path: 'active', value: 'False' });
    expect(await users.patch(AMA, off)).toMatchObject({ active: false });
    expect(await users.patch(AMA, off)).toMatchObject({ active: false });
    expect(await users.one(AMA)).toMatchObject({ active: false });
    for (const value of [{ title: 'x' }, { active: false, title: 'x' }])
      expect(await users.patch(AMA, patch({ op: 'replace', value }))).toMatchObject({
        refused: 'not_found',
      });
    const on = patch({ op: 'Replace', value: { active: true } });
    expect(await users.patch(AMA, on)).toMatchObject({ refused: 'not_found' });
    expect(await users.remove(AMA)).toBeUndefined();
    expect(await users.remove(AMA)).toEqual({ refused: 'not_found' });
    expect(await users.remove('x')).toEqual({ refused: 'not_found' });
    expect(await users.one(AMA)).toEqual({ refused: 'not_found' });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refuse } from '@hub/contracts';
import { resourceTypes, schemas, serviceProviderConfig } from './discovery.js';
import { readFilter } from './filter.js';
import { USER_SCHEMA } from './scim-schemas.js';
import { asksFor, listResponse, readPage, selected } from './paging.js';
import { scimError } from './scim-error.js';
import { scimFault } from './scim-fault.js';

const KNOWN = ['userName', 'externalId'];

describe('a filter', () => {
  it('is read whatever text is compared with, in whichever case', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (username, externalId) => {
        const filter = `USERNAME EQ ${JSON.stringify(username)} and externalid eq ${JSON.stringify(externalId)}`;
        expect(readFilter(filter, KNOWN)).toEqual(
          new Map([
            ['username', username],
            ['externalid', externalId],
          ]),
        );
      }),
    );
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName eq "x',
    'userName co "x"',
    'userName eq "x" or externalId eq "y"',
    'userName eq "x" and',
    'userName eq "x" userName eq "y"',
    'userName eq "x" and userName eq "y"',
    'userName eq "\\q"',
    'password eq "x"',
    'not (userName eq "x")',
  ])('that cannot be read is named so: %s', (filter) => {
    expect(readFilter(filter, KNOWN)).toMatchObject({ scimStatus: 400, scimType: 'invalidFilter' });
  });
});

describe('a page', () => {
  it('is the nearest that is served', () => {
    expect(readPage(undefined, undefined)).toEqual({ startIndex: 1, count: 100 });
    expect(readPage('0', '-3')).toEqual({ startIndex: 1, count: 0 });
    expect(readPage('11', '5000')).toEqual({ startIndex: 11, count: 200 });
    expect(readPage('x', '1')).toMatchObject({ scimType: 'invalidValue' });
    expect(readPage(['1'], '1')).toMatchObject({ scimType: 'invalidValue' });
    expect(listResponse(9, 3, [{}])).toMatchObject({ totalResults: 9, itemsPerPage: 1 });
  });

  it('has of each resource what is asked for', () => {
    const user = { id: '1', schemas: [], userName: 'a', name: { familyName: 'b' }, meta: {} };
    expect(Object.keys(selected(user, { attributes: 'username, name.familyName' }))).toEqual(
      Object.keys(user),
    );
    expect(selected(user, { excludedAttributes: 'userName,name,id' })).toEqual({
      id: '1',
      schemas: [],
      meta: {},
    });
    expect(asksFor('members', {})).toBe(true);
    expect(asksFor('members', { excludedAttributes: 'members' })).toBe(false);
    expect(asksFor('members', { attributes: 'displayName' })).toBe(false);
  });
});

describe('an error', () => {
  it.each([
    [scimFault('invalidPath', 'x'), 400, 'invalidPath'],
    [refuse('username_taken'), 409, 'uniqueness'],
    [refuse('external_id_taken'), 409, 'uniqueness'],
    [refuse('malformed_json'), 400, 'invalidSyntax'],
    [refuse('etag_stale'), 412, undefined],
    [refuse('person_ended'), 404, undefined],
    [refuse('role_above_yours'), 403, undefined],
  ] as const)('of %o has the status and the name of the standard', (no, status, scimType) => {
    const error = scimError(no);
    expect(error.status).toBe(status);
    expect(error.body).toMatchObject({ status: String(status), detail: expect.any(String) });
    expect(error.body.scimType).toBe(scimType);
  });
});

describe('what the door says of itself', () => {
  it('names the address of each part', () => {
    expect(serviceProviderConfig('/scim/v2')).toMatchObject({ bulk: { supported: false } });
    const parts = [...resourceTypes('/scim/v2'), ...schemas('/scim/v2')];
    for (const { id, meta } of parts)
      expect((meta as { location: string }).location).toContain(String(id));
  });
});

it('names an attribute with the schema that every user has, as without', () => {
  const name = `${USER_SCHEMA}:userName`;
  expect(readFilter(`${name} eq "ama"`, ['userName'])).toEqual(new Map([['username', 'ama']]));
  expect(selected({ userName: 'ama', title: 'x' }, { attributes: name })).toEqual({
    userName: 'ama',
  });
});

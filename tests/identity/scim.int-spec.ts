import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import {
  listedIn,
  SCIM_ENTERPRISE,
  SCIM_USER,
  ScimClient,
  scimJoiner,
  scimPatch,
} from '../scim-client.js';
import type { IdentityRig } from './identity-rig.js';
import { byLewisham, NURSE, openRegister, OTHER } from './register-rig.js';
import { ScimRig } from './scim-rig.js';

let rig: IdentityRig;
let door: ScimRig;
let directory: ScimClient;
beforeAll(async () => {
  rig = await openRegister(backing.databaseUrl);
  door = await ScimRig.open(rig);
  directory = new ScimClient(door.url, (await issue()).key);
});
afterAll(async () => {
  await door.close();
  await rig.close();
});

const manager = () => byLewisham(NURSE, ['service_manager']);
const issue = async () =>
  expectDone(await rig.keys.issue({ actsAs: 'service_manager' }, manager()));

const send = (...sent: Parameters<ScimClient['send']>) => directory.send(...sent);
const joiner = (username: string) => scimJoiner(username, 'lewisham.example');

describe('a directory that speaks SCIM', () => {
  it('keeps its staff as Entra ID does: sought, created, changed, given a role, ended', async () => {
    const user = joiner('scim.one');
    const filter = encodeURIComponent(`userName eq "${user.userName}"`);
    expect(await send('GET', `/Users?filter=${filter}`)).toMatchObject({
      status: 200,
      type: expect.stringContaining('application/scim+json'),
      body: { totalResults: 0, Resources: [] },
    });
    const created = await send('POST', '/Users', user);
    expect(created).toMatchObject({ status: 201, body: { active: true, title: 'Family worker' } });
    const id = String(created.body['id']);
    expect(await send('POST', '/Users', user)).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness', status: '409' },
    });
    expect(listedIn(await send('GET', `/Users?filter=${filter}`))).toEqual([created.body]);
    const changed = await send(
      'PATCH',
      `/Users/${id}`,
      scimPatch(
        { op: 'Replace', path: 'displayName', value: 'Sci Boateng' },
        { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '020 7946 0123' },
        { op: 'Add', path: `${SCIM_ENTERPRISE}:department`, value: 'Schools' },
      ),
    );
    expect(changed).toMatchObject({ status: 200, body: { displayName: 'Sci Boateng' } });

    const groups = encodeURIComponent('displayName eq "Service managers"');
    const [group] = listedIn(
      await send('GET', `/Groups?excludedAttributes=members&filter=${groups}`),
    );
    expect(group).not.toHaveProperty('members');
    const path = `/Groups/${String(group?.['id'])}`;
    const added = await send(
      'PATCH',
      path,
      scimPatch({ op: 'Add', path: 'members', value: [{ value: id }] }),
    );
    expect(JSON.stringify(added.body['members'])).toContain(id);
    expect(await rig.people.one({ personId: id })).toMatchObject({
      verified: false,
      roles: ['practitioner', 'service_manager'],
      contact: { name: 'Sci Boateng', team: 'Schools', phone: '020 7946 0123' },
    });
    const taken = scimPatch({ op: 'Remove', path: `members[value eq "${id}"]` });
    expect(JSON.stringify((await send('PATCH', path, taken)).body['members'])).not.toContain(id);

    const off = scimPatch({ op: 'Replace', path: 'active', value: 'False' });
    expect(await send('PATCH', `/Users/${id}`, off)).toMatchObject({
      status: 200,
      body: { active: false },
    });
    expect((await rig.told()).at(-1)).toMatchObject({ data: { personId: id } });
    expect(await send('PATCH', `/Users/${id}`, off)).toMatchObject({ status: 200 });
    const on = scimPatch({ op: 'Replace', path: 'active', value: 'True' });
    expect(await send('PATCH', `/Users/${id}`, on)).toMatchObject({ status: 404 });
    expect(listedIn(await send('GET', `/Users?filter=${filter}`))).toEqual([]);
    const again = await send('POST', '/Users', user);
    expect(again.status).toBe(201);
    expect(again.body['id']).not.toBe(id);
    const path2 = `/Users/${String(again.body['id'])}`;
    expect((await send('DELETE', path2)).status).toBe(204);
    expect((await send('DELETE', path2)).status).toBe(404);
    expect((await send('GET', path2)).status).toBe(404);
  });

  it('keeps its staff as Okta does: whole users, an object without a path, groups in pages', async () => {
    const user = joiner('scim.two');
    const { body } = await send('POST', '/Users', { ...user, password: 'x', groups: [] });
    const id = String(body['id']);
    const put = {
      ...user,
      id,
      name: { givenName: 'Oka', familyName: 'Tan' },
      displayName: 'Oka Tan',
    };
    expect(await send('PUT', `/Users/${id}`, put)).toMatchObject({
      status: 200,
      body: { displayName: 'Oka Tan', name: { familyName: 'Tan' } },
    });
    const seen: unknown[] = [];
    for (let start = 1; start <= 4; start += 2) {
      const page = await send('GET', `/Groups?startIndex=${String(start)}&count=2`);
      expect(page.body).toMatchObject({ totalResults: 4, startIndex: start, itemsPerPage: 2 });
      seen.push(...listedIn(page).map((one) => one['id']));
    }
    expect(new Set(seen).size).toBe(4);
    const named = { id: 'practitioner', displayName: 'Practitioners' };
    const rename = scimPatch({ op: 'replace', value: named });
    expect((await send('PATCH', '/Groups/practitioner', rename)).status).toBe(200);
    expect((await send('POST', '/Groups', { displayName: 'x' })).status).toBe(403);
    const etag = { 'if-match': 'W/"1"' };
    expect((await send('DELETE', `/Users/${id}`, undefined, etag)).status).toBe(412);
    const off = scimPatch({ op: 'replace', value: { active: false } });
    expect(await send('PATCH', `/Users/${id}`, off)).toMatchObject({ body: { active: false } });
    const first = await send('GET', '/Users?startIndex=1&count=1');
    expect(first.body).toMatchObject({ itemsPerPage: 1 });
    expect(Number(first.body['totalResults'])).toBeGreaterThan(1);
  });

  it('is told in the standard’s own words what is wrong, and nothing is changed', async () => {
    const user = joiner('scim.three');
    const { body } = await send('POST', '/Users', user);
    const path = `/Users/${String(body['id'])}`;
    const wrong: [string, string, object | undefined, number, string | undefined][] = [
      ['POST', '/Users', { ...user, schemas: ['urn:x'] }, 400, 'invalidSyntax'],
      ['POST', '/Users', { ...user, userName: 'other@lewisham.example' }, 409, 'uniqueness'],
      ['POST', '/Users', { ...user, userName: 'x' }, 400, 'invalidValue'],
      ['GET', '/Users?filter=userName%20like%20%22x%22', undefined, 400, 'invalidFilter'],
      ['PATCH', path, scimPatch({ op: 'add', path: 'shoes', value: 'x' }), 400, 'invalidPath'],
      ['PATCH', path, scimPatch({ op: 'remove' }), 400, 'noTarget'],
      [
        ...(['PATCH', path] as const),
        scimPatch(
          { op: 'replace', path: 'title', value: 'Half' },
          { op: 'replace', path: 'active', value: 'perhaps' },
        ),
        ...([400, 'invalidValue'] as const),
      ],
      ['GET', '/Roles', undefined, 404, undefined],
      [
        'PATCH',
        '/Groups/practitioner',
        scimPatch({ op: 'add', path: 'members', value: [{ value: OTHER }] }),
        400,
        'invalidValue',
      ],
      [
        ...(['PATCH', '/Groups/head_of_service'] as const),
        scimPatch({ op: 'add', path: 'members', value: [{ value: body['id'] }] }),
        ...([403, undefined] as const),
      ],
    ];
    for (const [method, at, sent, status, scimType] of wrong) {
      const answer = await send(method, at, sent);
      expect({ at, status: answer.status, scimType: answer.body['scimType'] }).toEqual({
        ...{ at, status, scimType },
      });
      expect(answer.type).toContain('application/scim+json');
    }
    expect((await send('GET', path)).body).toEqual(body);
    const xml = await send('POST', '/Users', user, { 'content-type': 'text/xml' });
    expect(xml.status).toBe(415);
    await send('DELETE', path);
  });

  it('reaches its own staff alone, under a key that holds', async () => {
    const other = OTHER;
    for (const [method, body] of [
      ['GET', undefined],
      ['DELETE', undefined],
      ['PATCH', scimPatch({ op: 'replace', path: 'active', value: false })],
    ] as const)
      expect((await send(method, `/Users/${other}`, body)).status).toBe(404);
    const none = { authorization: 'Bearer hub-scim-nobody' };
    expect(await send('GET', '/Users', undefined, none)).toMatchObject({
      status: 401,
      body: { status: '401' },
    });
    const brief = await issue();
    expectDone(await rig.keys.withdraw({ keyId: brief.id }, manager()));
    const withdrawn = { authorization: `Bearer ${brief.key}` };
    expect((await send('GET', '/ServiceProviderConfig', undefined, withdrawn)).status).toBe(401);
    for (const path of [
      '/ServiceProviderConfig',
      '/Schemas',
      '/ResourceTypes',
      `/Schemas/${SCIM_USER}`,
    ])
      expect((await send('GET', path)).status).toBe(200);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { IssuedProvisioningKey, PersonEntry } from '@hub/contracts/identity';
import { PersonEnded } from '@hub/contracts/identity';
import {
  listedIn,
  SCIM_ENTERPRISE,
  SCIM_USER,
  ScimClient,
  scimJoiner,
  scimPatch,
} from '../scim-client.js';
import { Stage } from './stage/stage.js';

const BY = 'Bexley';
let stage: Stage;
let directory: ScimClient;
beforeAll(async () => {
  stage = new Stage();
  const manager = stage.as(BY, 'service_manager');
  const body = { actsAs: 'service_manager', days: 30 };
  const issued = await manager.post<IssuedProvisioningKey>('/v1/provisioning-keys', { body });
  directory = new ScimClient(`${stage.url}/scim/v2`, issued.body.key);
});

const send = (...sent: Parameters<ScimClient['send']>) => directory.send(...sent);
const joiner = (username: string) => scimJoiner(username, 'bexley.example');

describe('a borough’s own directory', () => {
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
    const { body: seen } = await stage
      .as(BY, 'lead_caf_contact')
      .get<PersonEntry>(`/v1/people/${id}`);
    expect(seen).toMatchObject({
      verified: false,
      roles: expect.arrayContaining(['service_manager']),
      contact: { name: 'Sci Boateng', team: 'Schools', phone: '020 7946 0123' },
    });
    const taken = scimPatch({ op: 'Remove', path: `members[value eq "${id}"]` });
    expect(JSON.stringify((await send('PATCH', path, taken)).body['members'])).not.toContain(id);

    const off = scimPatch({ op: 'Replace', path: 'active', value: 'False' });
    expect(await send('PATCH', `/Users/${id}`, off)).toMatchObject({
      status: 200,
      body: { active: false },
    });
    await stage.journal.until(PersonEnded.type, id, [stage.code(BY)]);
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

  it('reaches its own staff alone, under a key that holds', async () => {
    const other = stage.person('Bromley').id;
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
    const manager = stage.as(BY, 'service_manager');
    const { body: brief } = await manager.post<IssuedProvisioningKey>('/v1/provisioning-keys', {
      body: { actsAs: 'lead_caf_contact', days: 1 },
    });
    await manager.post(`/v1/provisioning-keys/${brief.id}/withdrawal`, { body: {} });
    const withdrawn = { authorization: `Bearer ${brief.key}` };
    expect((await send('GET', '/ServiceProviderConfig', undefined, withdrawn)).status).toBe(401);
    for (const path of [
      '/ServiceProviderConfig',
      '/Schemas',
      '/ResourceTypes',
      `/Schemas/${SCIM_USER}`,
    ])
      expect((await send('GET', path)).status).toBe(200);
    await expect(
      manager.post('/v1/provisioning-keys', {
        ...{ body: { actsAs: 'head_of_service' }, attempts: 1 },
      }),
    ).rejects.toMatchObject({ status: 403, code: 'role_above_yours' });
  });
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssuedProvisioningKey } from '@hub/contracts/identity';
import { asked } from '@hub/testing';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import { byLewisham, GREENWICH, LEAD, LEWISHAM, NURSE, openRegister } from './register-rig.js';

const CONTACT = { name: 'Zoe Newcomer', role: 'Worker', team: 'Early Help' };
const PAGE = { offset: 0, limit: 10 };

describe('staff that an authority’s own directory keeps', () => {
  let rig: IdentityRig;
  let key: IssuedProvisioningKey;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
    key = expectDone(
      await rig.keys.issue({ actsAs: 'service_manager' }, byLewisham(NURSE, ['service_manager'])),
    );
  });
  afterAll(() => rig.close());

  const by = (expectedVersion?: number) => {
    const versioned = expectedVersion === undefined ? {} : { expectedVersion };
    const context = asked(LEWISHAM, { roles: ['service_manager'], ...versioned });
    return { ...context, caller: { ...context.caller, clientId: key.id } };
  };
  const terms = (username: string) => ({ username, externalId: `e-${username}`, contact: CONTACT });
  const join = async (username: string) =>
    expectDone(await rig.provision.register(terms(username), by()));

  it('is asked under a key that is kept as a digest', async () => {
    const digest = createHash('sha256').update(key.key).digest('hex');
    expect(await rig.keys.find({ digest })).toMatchObject({ authority: LEWISHAM, keyId: key.id });
    const kept = await rig.scratch.database.query<object[]>('SELECT * FROM provisioning_key');
    expect(JSON.stringify(kept)).not.toContain(key.key);
    const { items } = await rig.keys.list(byLewisham(NURSE, ['service_manager']));
    const used = { id: key.id, issuedBy: NURSE, lastUsedOn: '2026-11-23' };
    expect(items).toEqual([expect.objectContaining(used)]);
  });

  it('are registered once, however many ask at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => rig.provision.register(terms('abe'), by())),
    );
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(2);
    const found = await rig.provision.list({ ...PAGE, username: 'ABE' }, by());
    expect(found).toMatchObject({ total: 1, items: [{ externalId: 'e-abe' }] });
    const same = await rig.provision.register({ ...terms('ace'), externalId: 'e-abe' }, by());
    expect(same).toMatchObject({ refused: 'external_id_taken' });
  });

  it('are verified by somebody else than who issued the key', async () => {
    const { id: personId } = await join('bea');
    const verify = { personId, verified: true };
    expect(
      await rig.keepStaff.verify(verify, byLewisham(NURSE, ['service_manager'])),
    ).toMatchObject({ refused: 'same_person_verifies' });
    const verified = await rig.keepStaff.verify(verify, byLewisham(LEAD, ['lead_caf_contact']));
    expect(verified).toMatchObject({ verified: true });
  });

  it('change their user name, keep what the directory does not know, and change once', async () => {
    const cat = await join('cat');
    const change = { personId: cat.id, ...terms('cat.married') };
    const changed = expectDone(await rig.provision.revise(change, by(1)));
    expect(changed).toMatchObject({ username: 'cat.married', version: 2 });
    expect(expectDone(await rig.provision.revise(change, by(2))).version).toBe(2);
    const stale = { ...change, contact: { ...CONTACT, team: 'West' } };
    expect(await rig.provision.revise(stale, by(1))).toMatchObject({ refused: 'etag_stale' });
  });

  it('who have left give up their names to who comes back, and to nobody of another authority', async () => {
    const dan = await join('dan');
    expectDone(await rig.provision.end({ personId: dan.id, forgotten: false }, by()));
    expect(await rig.provision.list({ ...PAGE, personId: dan.id }, by())).toMatchObject({
      items: [{ active: false, username: 'dan' }],
    });
    const terms = { contact: CONTACT, roles: ['practitioner' as const], username: 'dan' };
    const elsewhere = asked(GREENWICH, { roles: ['service_manager'] });
    expect(await rig.keepStaff.register(terms, elsewhere)).toMatchObject({
      refused: 'username_taken',
    });
    expect((await join('dan')).id).not.toBe(dan.id);
    expectDone(await rig.provision.end({ personId: dan.id, forgotten: true }, by()));
    expect(await rig.provision.list({ ...PAGE, personId: dan.id }, by())).toMatchObject({
      total: 0,
    });
    const told = (await rig.told()).filter(({ data }) => data['personId'] === dan.id);
    expect(told).toHaveLength(1);
  });

  it('come in pages of a stable order, by role', async () => {
    const before = expectDone(await rig.provision.list({ ...PAGE, role: 'service_manager' }, by()));
    const given = [(await join('eve')).id, (await join('fay')).id];
    const give = { role: 'service_manager' as const, given, taken: [] };
    expect(await rig.provision.setRole(give, by())).toEqual({ changed: 2 });
    const managers = { role: 'service_manager' as const, limit: 1 };
    const { total } = await rig.provision.list({ ...managers, offset: 0 }, by());
    expect(total).toBe(before.total + 2);
    const pages = await Promise.all(
      Array.from({ length: total }, (_none, offset) =>
        rig.provision.list({ ...managers, offset }, by()),
      ),
    );
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(total);
    expect(ids).toEqual(expect.arrayContaining(given));
  });

  it('stay as they are under a key that was withdrawn', async () => {
    const withdrawal = { keyId: key.id };
    expectDone(await rig.keys.withdraw(withdrawal, byLewisham(NURSE, ['service_manager'])));
    expect(await rig.provision.register(terms('gus'), by())).toMatchObject({
      refused: 'unauthenticated',
    });
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { testId } from '@hub/testing';
import {
  codeSecretBinding,
  TypeormAccountStore,
} from '../../apps/identity-service/src/adapters/persistence/account-store.js';
import { personTable } from '../../apps/identity-service/src/adapters/persistence/tables.js';
import { backing } from '../config.js';
import { IdentityRig } from './identity-rig.js';

/** More than two batches. */
const PEOPLE = 450;

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const before = new Sealer({ current: 1, keys: { 1: key(1) } });
const both = new Sealer({ current: 2, keys: { 1: key(1), 2: key(2) } });
const after = new Sealer({ current: 2, keys: { 2: key(2) } });

let rig: IdentityRig;
beforeAll(async () => {
  rig = await IdentityRig.open(backing.databaseUrl);
  const people = Array.from({ length: PEOPLE }, (_, place) => ({
    id: testId(place),
    authority: 'E09000023',
    username: `user-${String(place)}`,
    passwordHash: '',
    codeSecret: before.seal(`secret ${String(place)}`, codeSecretBinding(testId(place))),
    contact: { name: `Person ${String(place)}`, role: 'x', team: 'y' },
    roles: ['practitioner' as const],
    verified: true,
  }));
  await rig.scratch.database.manager.insert(personTable, people);
});
afterAll(() => rig.close());

const secretOf = async (place: number, sealer: Sealer): Promise<string | undefined> =>
  (await new TypeormAccountStore(rig.scratch.database.manager, sealer).byId(testId(place)))
    ?.codeSecret;
const sealedBytes = async (place: number): Promise<Buffer | undefined> =>
  (await rig.scratch.database.manager.findOneBy(personTable, { id: testId(place) }))?.codeSecret;

it('seals each secret of one-time codes under the newest key, so that the old one can go; codes stay', async () => {
  await expect(rig.renewSecrets(after).check()).rejects.toThrow('storage key 1');
  await expect(secretOf(3, after)).rejects.toThrow('Unknown key version 1');

  await rig.renewSecrets(both).check();
  await rig.renewSecrets(both).execute();

  await rig.renewSecrets(after).check();
  expect(await secretOf(0, after)).toBe('secret 0');
  expect(await secretOf(PEOPLE - 1, after)).toBe(`secret ${String(PEOPLE - 1)}`);
  const once = await sealedBytes(3);
  await rig.renewSecrets(both).execute();
  expect(await sealedBytes(3)).toEqual(once);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { DataSource } from 'typeorm';
import { refuse } from '@hub/contracts';
import { type AuthorityView } from '@hub/contracts/identity';
import { asked, CountingIds, FixedClock, ScratchSchema, testId } from '@hub/testing';
import {
  IDENTITY_TABLES,
  PeopleLeft7,
} from '../../apps/directory-service/migrations/7-people-left.js';
import { migrations as ofDirectory } from '../../apps/directory-service/migrations/migrations.js';
import { migrations as ofIdentity } from '../../apps/identity-service/migrations/migrations.js';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import {
  EarlierHub,
  key,
  ORDERS_AWAITED,
  type PublishedFact,
  relay,
  sealerOf,
} from './earlier-hub.js';
import { layoutOf } from './layout-of.js';
import {
  DEPUTY,
  fillRegister,
  LEAD,
  LEWISHAM,
  NOW,
  onRegister,
  SECRET,
} from './register-of-080.js';

const PASSWORD = 'correct horse';
const ENTRY = testId(7);

describe('a hub of 0.8.0 with people signing in and contacts under way', () => {
  const hub = new EarlierHub(backing.databaseUrl);
  const clock = new FixedClock(NOW);
  const confirm = asked(LEWISHAM, {
    personId: LEAD,
    roles: ['lead_caf_contact'],
    idempotencyKey: 'the-key-of-its-confirmation',
  });
  const published: PublishedFact[] = [];
  let directory: DataSource;
  let identity: DataSource;
  let firstAnswer: AuthorityView;

  /** The keys of the new service: its own before that under which directory-service sealed. */
  const here = () =>
    onRegister(identity, 'identity-service', {
      sealer: sealerOf({ current: 2, keys: { 1: key(1), 2: key(2) } }),
      clock,
      ids: new CountingIds(),
    });
  const code = (): string =>
    new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: Date.parse(NOW) });

  beforeAll(async () => {
    await hub.provision();
    await hub.giveOrders();
    const old = await hub.start('directory-service', ofDirectory.slice(0, 2));
    // The use cases of today read some columns more than that hub has; they go before the upgrade.
    await old.query(
      `ALTER TABLE person ADD COLUMN ended_at timestamptz(3), ADD COLUMN account_id uuid,
         ADD COLUMN held boolean NOT NULL DEFAULT false`,
    );
    await fillRegister(old, hub.sealer, PASSWORD);
    const register = onRegister(old, 'directory-service', {
      sealer: hub.sealer,
      clock,
      ids: new CountingIds(),
    });
    firstAnswer = expectDone(await register.contacts.confirm({ gss: LEWISHAM }, confirm));
    published.push(...(await relay(old)));
    await old.query(`UPDATE authority SET confirmed_on = '2025-11-01'`);
    await register.askToConfirm.execute();
    for (let time = 0; time < 9; time += 1)
      await register.signIn.checkPassword({ username: 'failing', password: 'wrong' });
    expectDone(await register.signIn.checkCode({ personId: LEAD, code: code() }));
    await old.query(
      'ALTER TABLE person DROP COLUMN ended_at, DROP COLUMN account_id, DROP COLUMN held',
    );
  }, 60_000);
  afterAll(() => hub.drop());

  const where = () =>
    hub.query<{ schema: string; owner: string; table: string }>(
      `SELECT schemaname AS schema, tableowner AS owner, tablename AS table FROM pg_tables WHERE tablename = ANY($1)`,
      [IDENTITY_TABLES],
    );

  it('is not upgraded while its services run, and stays as it is', async () => {
    await expect(hub.provision()).rejects.toThrow(/stop (directory|monitor)-service/);
    expect(new Set((await where()).map(({ schema }) => schema))).toEqual(
      new Set(['directory_service']),
    );
    await hub.stopServices();
  });

  it('has all people with identity-service after provisioning, once or twice', async () => {
    await hub.provision();
    await hub.provision();
    const moved = await where();
    expect(moved.map(({ table }) => table).sort()).toEqual([...IDENTITY_TABLES].sort());
    for (const { schema, owner } of moved)
      expect([schema, owner]).toEqual(['identity_service', 'identity_service']);
    identity = await hub.start('identity-service', ofIdentity);
    directory = await hub.start('directory-service', ofDirectory);
    expect(await hub.query('SELECT url FROM directory_service.feed')).toEqual([
      { url: 'https://lewisham.example/feed' },
    ]);
  });

  it('has the same tables as a new hub', async () => {
    const fresh = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: ofIdentity,
    });
    try {
      expect(await layoutOf(identity, IDENTITY_TABLES)).toEqual(
        await layoutOf(fresh.database, IDENTITY_TABLES),
      );
    } finally {
      await fresh.drop();
    }
  });

  it('publishes each fact once, each stream without a gap', async () => {
    published.push(...(await relay(directory)), ...(await relay(identity)));
    const keeper = asked(LEWISHAM, { personId: LEAD, roles: ['lead_caf_contact'] });
    expectDone(await here().contacts.confirm({ gss: LEWISHAM }, keeper));
    published.push(...(await relay(identity)), ...(await relay(directory)));
    expect(new Set(published.map(({ id }) => id)).size).toBe(published.length);
    const streams = published.map(
      ({ source, type, partitionkey, sequence }) =>
        `${source.split(':').at(-1) ?? ''} ${type} ${partitionkey} ${String(Number(sequence))}`,
    );
    expect(streams).toEqual([
      `directory-service contacts.confirmed.v1 ${ENTRY} 1`,
      `directory-service contacts.unconfirmed.v1 ${ENTRY} 2`,
      `identity-service contacts.confirmed.v1 ${ENTRY} 1`,
    ]);
  });

  it('knows who signs in, which code was used, and how often they failed', async () => {
    const { signIn } = here();
    const refused = { refused: 'unauthenticated' };
    const lead = { username: 'lead', password: PASSWORD };
    expect(await signIn.checkPassword(lead)).toMatchObject({ id: LEAD });
    expect(await signIn.checkCode({ personId: LEAD, code: code() })).toEqual(refused);
    expect(await signIn.checkCode({ personId: DEPUTY, code: code() })).toMatchObject({
      id: DEPUTY,
    });
    const failing = { username: 'failing', password: PASSWORD };
    expect(await signIn.checkPassword({ ...failing, password: 'wrong' })).toEqual(refused);
    expect(await signIn.checkPassword(failing)).toEqual(refused);
  });

  it('knows who is away and who acts for them, and the systems of authorities', async () => {
    const { person, clients } = here();
    expect(await person.execute({ personId: DEPUTY })).toMatchObject({
      roles: ['practitioner', 'lead_caf_contact'],
    });
    expect(await clients.find('authority-E09000023')).toEqual({
      clientId: 'authority-E09000023',
      authority: LEWISHAM,
      secretHash: 'ab',
    });
  });

  it('gives the first answer again to who repeats a request from before', async () => {
    const again = here().work.request(confirm, { gss: LEWISHAM }, () =>
      Promise.resolve(refuse('conflict', 'It was done again.')),
    );
    expect(await again).toEqual(firstAnswer);
  });

  it('awaits orders of operations from the first that was not published', async () => {
    expect(await hub.awaitedOrders('identity_service')).toEqual(ORDERS_AWAITED);
  });

  it('would rather not start than lose people whom nobody moved', async () => {
    await directory.query(
      'CREATE TABLE person (id uuid); INSERT INTO person VALUES (gen_random_uuid())',
    );
    const runner = directory.createQueryRunner();
    await expect(new PeopleLeft7().up(runner)).rejects.toThrow(/Provision the hub/);
    await runner.release();
    await directory.query('DROP TABLE person');
  });
});

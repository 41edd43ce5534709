import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { GREENWICH, LEAD, LEWISHAM } from '../../testing/in-memory-register.js';
import { KeepProvisioningKeys } from './keep-keys.js';

const DAY_MS = 86_400_000;

function done<R extends object>(answer: R | Refusal): R {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('keys of an authority’s directory', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let clock: FixedClock;
  let keys: KeepProvisioningKeys;
  beforeEach(() => {
    stores = inMemoryIdentity();
    clock = new FixedClock('2026-11-23T09:00:00.000Z');
    let last = 80;
    const ids = { next: () => testId((last += 1)) };
    const draw = { draw: () => `key ${String(last)}`, digest: (key: string) => `digest of ${key}` };
    keys = new KeepProvisioningKeys(new FakeUnitOfWork(stores), draw, { clock, ids });
  });
  const manager = (authority = LEWISHAM) =>
    asked(authority, { personId: LEAD, roles: ['service_manager'] });

  it('are said once, kept as a digest, and taken until they end', async () => {
    const issued = done(await keys.issue({ actsAs: 'lead_caf_contact', days: 2 }, manager()));
    expect(issued).toMatchObject({
      actsAs: 'lead_caf_contact',
      issuedBy: LEAD,
      expiresAt: '2026-11-25T09:00:00.000Z',
    });
    expect(JSON.stringify([...stores.provisioningKeys.keys.values()])).not.toContain(issued.key);
    expect(JSON.stringify(await keys.list(manager()))).not.toContain(issued.key);
    const digest = `digest of ${issued.key}`;
    expect(await keys.find({ digest })).toEqual({
      keyId: issued.id,
      authority: LEWISHAM,
      actsAs: 'lead_caf_contact',
    });
    const used = async () => (await keys.list(manager())).items.map(({ lastUsedOn }) => lastUsedOn);
    expect(await used()).toEqual(['2026-11-23']);
    expect(await keys.find({ digest: 'another' })).toEqual({ refused: 'not_found' });
    clock.advance(2 * DAY_MS);
    expect(await keys.find({ digest })).toEqual({ refused: 'not_found' });
    expect(await used()).toEqual(['2026-11-23']);
  });

  it('act as nobody above who issues them, a person', async () => {
    expect(await keys.issue({ actsAs: 'head_of_service' }, manager())).toEqual({
      refused: 'role_above_yours',
    });
    const nobody = asked(LEWISHAM, { roles: ['service_manager'] });
    expect(await keys.issue({ actsAs: 'service_manager' }, nobody)).toMatchObject({
      refused: 'forbidden',
    });
  });

  it('are withdrawn by their own authority, as if there were none for others', async () => {
    const { id: keyId, key } = done(await keys.issue({ actsAs: 'service_manager' }, manager()));
    expect(await keys.withdraw({ keyId }, manager(GREENWICH))).toEqual({ refused: 'not_found' });
    expect((await keys.list(manager(GREENWICH))).items).toEqual([]);
    const { withdrawnAt } = done(await keys.withdraw({ keyId }, manager()));
    clock.advance(DAY_MS);
    expect(done(await keys.withdraw({ keyId }, manager())).withdrawnAt).toBe(withdrawnAt);
    expect(await keys.find({ digest: `digest of ${key}` })).toEqual({ refused: 'not_found' });
  });
});

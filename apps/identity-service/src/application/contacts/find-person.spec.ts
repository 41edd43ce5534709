import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  DEPUTY,
  entry,
  inMemoryIdentity,
  LEAD,
  LEWISHAM,
  NURSE,
  SECOND,
} from '../../testing/in-memory-register.js';
import type { AccountStore } from '../ports.js';
import { FindPerson } from './find-person.js';

const LEAD_ROLE = 'lead_caf_contact';
const FROM = '2026-11-23T09:00:00.000Z';
const UNTIL = '2026-11-30T09:00:00.000Z';

describe('the roles of a person', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let clock: FixedClock;
  beforeEach(() => {
    stores = inMemoryIdentity();
    clock = new FixedClock(FROM);
  });
  const rolesOf = async (personId: string, roles: Role[] = ['practitioner']) => {
    const accounts = {
      findPerson: (id: string) =>
        Promise.resolve(
          id === 'none'
            ? undefined
            : {
                id,
                authority: LEWISHAM,
                contact: { name: 'x', role: 'x', team: 'y' },
                roles,
                verified: true,
              },
        ),
    } as unknown as AccountStore;
    const found = await new FindPerson(accounts, new FakeUnitOfWork(stores), clock).execute({
      personId,
    });
    return 'refused' in found ? found.refused : found.roles;
  };
  const away = (personId: string) =>
    stores.register.away.push({ personId, from: FROM, until: UNTIL, authority: LEWISHAM });

  it('are those of the account where its authority has no entry', async () => {
    expect(await rolesOf(NURSE, [LEAD_ROLE])).toEqual([LEAD_ROLE]);
    expect(await rolesOf('none')).toBe('not_found');
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
});

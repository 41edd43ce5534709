import type { Role } from '@hub/contracts';
import type { AuthorityView } from '@hub/contracts/identity';
import type { MessageContext } from '@hub/use-case';
import { asked, testId } from '@hub/testing';
import { expectDone } from '../expect-done.js';
import { IdentityRig } from './identity-rig.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
/** Without an entry in the register. */
const NEWHAM = 'E09000025';
export const [LEAD, DEPUTY, SECOND, OTHER, NURSE, UNLISTED] = [1, 2, 3, 4, 5, 6].map((place) =>
  testId(place),
) as [string, string, string, string, string, string];
export const TEAMS = [
  {
    name: 'Early Help',
    phone: '020 7946 0123',
    hours: [{ days: ['monday' as const, 'friday' as const], opensAt: '09:00', closesAt: '17:00' }],
  },
];
export const SYSTEMS = [
  {
    name: 'Case system',
    clientId: 'authority-E09000023',
    keys: [{ kid: 'k1', purpose: 'encryption' as const, thumbprint: 'abc', since: '2026-01-01' }],
  },
];

/** What Lewisham may say of itself. */
export const CHANGE = {
  gss: LEWISHAM,
  leadCafContactId: LEAD,
  deputyIds: [DEPUTY, SECOND],
  teams: TEAMS,
  systems: SYSTEMS,
};

/** Asked by somebody of Lewisham, on the version that was read. */
export function byLewisham(
  personId: string,
  roles: Role[],
  expectedVersion?: number,
): MessageContext {
  return asked(LEWISHAM, {
    personId,
    roles,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
}

/** An authority's entry as it is shown. */
export async function readEntry(rig: IdentityRig, gss = LEWISHAM): Promise<AuthorityView> {
  return expectDone(await rig.contacts.one({ gss }));
}

/** A register with the entries of two authorities and some of their people. */
export async function openRegister(databaseUrl: string): Promise<IdentityRig> {
  const rig = await IdentityRig.open(databaseUrl);
  const people: [string, string, Role[]][] = [
    [LEAD, LEWISHAM, ['lead_caf_contact']],
    [DEPUTY, LEWISHAM, ['practitioner']],
    [SECOND, LEWISHAM, ['practitioner']],
    [OTHER, GREENWICH, ['lead_caf_contact']],
    [NURSE, LEWISHAM, ['practitioner']],
    [UNLISTED, NEWHAM, ['lead_caf_contact']],
  ];
  for (const [id, authority, roles] of people) {
    await rig.scratch.database.query(
      `INSERT INTO person (id, authority, username, password_hash, code_secret, contact, roles, verified) VALUES ($1, $2, $3, '', '', $4, $5, true)`,
      [
        id,
        authority,
        `user-${id}`,
        JSON.stringify({ name: `Person ${id.slice(-1)}`, role: 'x', team: 'y' }),
        roles,
      ],
    );
  }
  await rig.scratch.database.query(
    `INSERT INTO authority (code, lead_caf_contact_id, confirmed_on) VALUES ($1, $2, '2026-11-01'), ($3, $4, '2026-05-01')`,
    [LEWISHAM, LEAD, GREENWICH, OTHER],
  );
  return rig;
}

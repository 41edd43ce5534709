import { readFileSync } from 'node:fs';
import type { Role } from '@hub/contracts';
import type { OrganisationView } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { openDatabase } from '@hub/persistence';
import { readKeyFile, Sealer, ServiceKeys } from '@hub/security';
import { migrations } from '../migrations/migrations.js';
import { hashPassword } from './adapters/argon2-passwords.js';
import { codeSecretBinding } from './adapters/persistence/account-store.js';
import { clientTable, personTable, tables } from './adapters/persistence/tables.js';
import { config } from './config.js';

/** What an operator hands over to register the members; see `docs/how-to/connect-a-borough.md`. */
interface RegisterFile {
  readonly authorities: readonly { code: string; leadCafContactId: string; confirmedOn: string }[];
  readonly people: readonly {
    id: string;
    authority: string;
    username: string;
    password: string;
    codeSecret: string;
    contact: Contact;
    roles: Role[];
    verified: boolean;
    organisationId?: string;
    managerId?: string;
    /** The last day on which it is in date, `YYYY-MM-DD`. */
    checkedUntil?: string;
    trainedUntil?: string;
  }[];
  readonly organisations?: readonly OrganisationView[];
  readonly clients: readonly { clientId: string; authority: string; secretHash: string }[];
}

const [registerPath] = process.argv.slice(2);
if (registerPath === undefined) throw new Error('Usage: load-register <members.json>');
const register = JSON.parse(readFileSync(registerPath, 'utf8')) as RegisterFile;
const sealer = new Sealer(readKeyFile(config.keyFile, ServiceKeys).storage);
const database = await openDatabase({
  url: config.databaseUrl,
  schema: 'identity_service',
  entities: tables,
  migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  onRetry: (address) =>
    process.stderr.write(`The database at ${address} cannot be reached; trying again.\n`),
});

const known = new Set(
  (await database.manager.find(personTable, { select: { id: true } })).map((person) => person.id),
);
const people = await Promise.all(
  register.people
    .filter((person) => !known.has(person.id))
    .map(async ({ id, authority, username, password, codeSecret, contact, roles, verified }) => ({
      id,
      authority,
      username,
      contact,
      roles,
      verified,
      passwordHash: await hashPassword(password),
      codeSecret: sealer.seal(codeSecret, codeSecretBinding(id)),
    })),
);
const posts = register.people.map(
  ({ id, organisationId, managerId, checkedUntil, trainedUntil }) => ({
    id,
    organisationId,
    managerId,
    checkedUntil,
    trainedUntil,
  }),
);
await database.transaction(async (manager) => {
  await manager.query(
    `INSERT INTO organisation (id, authority, name, sector, urn, ods)
     SELECT id, authority, name, sector, urn, ods FROM jsonb_to_recordset($1::jsonb)
       AS o(id uuid, authority text, name text, sector text, urn text, ods text)
     ON CONFLICT (id) DO UPDATE SET authority = EXCLUDED.authority, name = EXCLUDED.name,
       sector = EXCLUDED.sector, urn = EXCLUDED.urn, ods = EXCLUDED.ods`,
    [JSON.stringify(register.organisations ?? [])],
  );
  if (people.length > 0) await manager.insert(personTable, people);
  // Whom they work for, and what is in date, is as this file says it now.
  await manager.query(
    `UPDATE person p SET organisation_id = r."organisationId", manager_id = r."managerId",
       checked_until = r."checkedUntil", trained_until = r."trainedUntil"
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "organisationId" uuid, "managerId" uuid,
       "checkedUntil" date, "trainedUntil" date) WHERE p.id = r.id`,
    [JSON.stringify(posts)],
  );
  // What an authority has said of itself since stays.
  await manager.query(
    `INSERT INTO authority (code, lead_caf_contact_id, confirmed_on)
     SELECT code, "leadCafContactId", "confirmedOn" FROM jsonb_to_recordset($1::jsonb) AS a(code text, "leadCafContactId" uuid, "confirmedOn" date)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(register.authorities)],
  );
  await manager.upsert(clientTable, [...register.clients], ['clientId']);
});
await database.destroy();

import type { DataSource } from 'typeorm';
import type { Clock, Ids } from '@hub/use-case';
import { Journal, SqlUnitOfWork } from '@hub/messaging';
import type { Sealer } from '@hub/security';
import { testId } from '@hub/testing';
import {
  Argon2Passwords,
  hashPassword,
} from '../../apps/identity-service/src/adapters/argon2-passwords.js';
import { contactChecks } from '../../apps/identity-service/src/adapters/contact-checks.js';
import {
  codeSecretBinding,
  TypeormAccountStore,
} from '../../apps/identity-service/src/adapters/persistence/account-store.js';
import { TypeormClientStore } from '../../apps/identity-service/src/adapters/persistence/client-store.js';
import { storesOn } from '../../apps/identity-service/src/adapters/persistence/stores.js';
import { personTable } from '../../apps/identity-service/src/adapters/persistence/tables.js';
import { TotpCodes } from '../../apps/identity-service/src/adapters/totp-codes.js';
import { AskToConfirm } from '../../apps/identity-service/src/application/contacts/ask-to-confirm.js';
import { FindPerson } from '../../apps/identity-service/src/application/contacts/find-person.js';
import { KeepContacts } from '../../apps/identity-service/src/application/contacts/keep-contacts.js';
import type { IdentityStores } from '../../apps/identity-service/src/application/ports.js';
import { SignIn } from '../../apps/identity-service/src/application/sign-in/sign-in.js';

export const LEWISHAM = 'E09000023';
export const [LEAD, DEPUTY] = [testId(1), testId(2)];
export const NOW = '2026-03-02T09:30:00.000Z';
/** Of everybody's one-time codes, base32. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

interface Tools {
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The use cases of people and of the register on a database, for the service whose schema holds
 * them.
 */
export function onRegister(database: DataSource, service: string, { sealer, clock, ids }: Tools) {
  const accounts = new TypeormAccountStore(database.manager, sealer);
  const work = new SqlUnitOfWork<IdentityStores>({
    service,
    database,
    stores: (manager) => storesOn(manager, sealer),
    clock,
    sealer,
    journal: new Journal(),
    onFacts: () => undefined,
  });
  return {
    work,
    clients: new TypeormClientStore(database.manager),
    contacts: new KeepContacts(work, clock, contactChecks),
    person: new FindPerson(work, clock),
    askToConfirm: new AskToConfirm(work, { clock, ids }),
    signIn: new SignIn(accounts, new Argon2Passwords(), new TotpCodes(clock), clock),
  };
}

/**
 * Three people of one authority, its lead away; the entry, its system, and a feed that stays where
 * it is.
 */
export async function fillRegister(
  database: DataSource,
  sealer: Sealer,
  password: string,
): Promise<void> {
  const { manager } = database;
  const passwordHash = await hashPassword(password);
  const named = { lead: LEAD, deputy: DEPUTY, failing: testId(3) };
  for (const [username, id] of Object.entries(named))
    await manager.insert(personTable, {
      id,
      authority: LEWISHAM,
      username,
      passwordHash,
      codeSecret: sealer.seal(SECRET, codeSecretBinding(id)),
      contact: { name: username, role: 'x', team: 'y' },
      roles: [username === 'lead' ? 'lead_caf_contact' : 'practitioner'],
      verified: true,
    });
  await manager.query(
    `INSERT INTO authority (code, lead_caf_contact_id, confirmed_on, entry_id, deputy_ids) VALUES ($1, $2, '2026-01-05', $3, $4)`,
    [LEWISHAM, LEAD, testId(7), [DEPUTY]],
  );
  await manager.query(
    `INSERT INTO absence (person_id, authority, from_at, until_at) VALUES ($1, $2, '2026-03-01', '2026-03-09')`,
    [LEAD, LEWISHAM],
  );
  await manager.query(`INSERT INTO client VALUES ('authority-E09000023', $1, 'ab')`, [LEWISHAM]);
  await manager.query(
    `INSERT INTO feed (id, authority, kind, name, url, licence, state, failures)
     VALUES ($1, $2, 'feed', 'Ours', 'https://lewisham.example/feed', 'OGL-UK-3.0', 'active', 0)`,
    [testId(8), LEWISHAM],
  );
}

import { v7 as uuidv7 } from 'uuid';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { FixedClock, ScratchSchema } from '@hub/testing';
import { migrations } from '../../apps/identity-service/migrations/migrations.js';
import { contactChecks } from '../../apps/identity-service/src/adapters/contact-checks.js';
import { Argon2Passwords } from '../../apps/identity-service/src/adapters/argon2-passwords.js';
import { TypeormAccountStore } from '../../apps/identity-service/src/adapters/persistence/account-store.js';
import { randomEnrolment } from '../../apps/identity-service/src/adapters/random-enrolment.js';
import { randomKeys } from '../../apps/identity-service/src/adapters/random-keys.js';
import { TotpCodes } from '../../apps/identity-service/src/adapters/totp-codes.js';
import { storesOn } from '../../apps/identity-service/src/adapters/persistence/stores.js';
import { tables } from '../../apps/identity-service/src/adapters/persistence/tables.js';
import { AskToConfirm } from '../../apps/identity-service/src/application/contacts/ask-to-confirm.js';
import { FindPerson } from '../../apps/identity-service/src/application/contacts/find-person.js';
import { KeepContacts } from '../../apps/identity-service/src/application/contacts/keep-contacts.js';
import { KeepPosts } from '../../apps/identity-service/src/application/people/keep-posts.js';
import { KeepStaff } from '../../apps/identity-service/src/application/people/keep-staff.js';
import { KeepOrganisations } from '../../apps/identity-service/src/application/organisations/keep-organisations.js';
import { KeepProvisioningKeys } from '../../apps/identity-service/src/application/provisioning/keep-keys.js';
import { ProvisionStaff } from '../../apps/identity-service/src/application/provisioning/provision-staff.js';
import { ReadStaff } from '../../apps/identity-service/src/application/people/read-staff.js';
import { FindSigningIn } from '../../apps/identity-service/src/application/sign-in/find-signing-in.js';
import { SignIn } from '../../apps/identity-service/src/application/sign-in/sign-in.js';
import { ReadOwnPerson } from '../../apps/identity-service/src/application/people/read-own-person.js';
import { ReadPeople } from '../../apps/identity-service/src/application/people/read-people.js';
import { RenewSecrets } from '../../apps/identity-service/src/application/sign-in/renew-secrets.js';
import type { IdentityStores } from '../../apps/identity-service/src/application/ports.js';

/** The register and its people on a real PostgreSQL; the broker is left out. */
export class IdentityRig {
  readonly clock = new FixedClock('2026-11-23T09:00:00.000Z');
  readonly contacts;
  readonly person;
  readonly people;
  readonly ownPerson;
  readonly staff;
  readonly keepStaff;
  readonly organisations;
  readonly keys;
  readonly provision;
  readonly posts;
  readonly signIn;
  readonly signingIn;
  readonly askToConfirm;

  private constructor(readonly scratch: ScratchSchema) {
    const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });
    const work = this.workUnder(sealer);
    this.contacts = new KeepContacts(work, this.clock, contactChecks);
    this.person = new FindPerson(work, this.clock);
    this.people = new ReadPeople(work, this.clock);
    this.ownPerson = new ReadOwnPerson(work, this.clock);
    const tools = { clock: this.clock, ids: { next: uuidv7 } };
    this.staff = new ReadStaff(work, this.clock);
    this.keepStaff = new KeepStaff(work, randomEnrolment, tools);
    this.organisations = new KeepOrganisations(work, tools);
    this.keys = new KeepProvisioningKeys(work, randomKeys, tools);
    this.provision = new ProvisionStaff(work, randomEnrolment, tools);
    const accounts = new TypeormAccountStore(scratch.database.manager, sealer);
    const codes = new TotpCodes(this.clock);
    this.signingIn = new FindSigningIn(work);
    this.signIn = new SignIn(accounts, new Argon2Passwords(), codes, this.clock);
    this.posts = new KeepPosts(work, this.signIn, this.clock);
    this.askToConfirm = new AskToConfirm(work, tools);
  }

  static async open(databaseUrl: string): Promise<IdentityRig> {
    return new IdentityRig(
      await ScratchSchema.create(databaseUrl, {
        entities: tables,
        migrations: [...migrations, ...MESSAGING_MIGRATIONS],
      }),
    );
  }

  /** As the service does it that has those keys. */
  renewSecrets(sealer: Sealer): RenewSecrets {
    return new RenewSecrets(this.workUnder(sealer), sealer.versions, { next: uuidv7 });
  }

  close(): Promise<void> {
    return this.scratch.drop();
  }

  /** Facts in the outbox, by type. */
  told(): Promise<{ type: string; data: Record<string, unknown> }[]> {
    return this.scratch.database.query(
      `SELECT envelope::jsonb->>'type' AS type, envelope::jsonb->'data' AS data FROM outbox ORDER BY id`,
    );
  }

  private workUnder(sealer: Sealer): SqlUnitOfWork<IdentityStores> {
    return new SqlUnitOfWork({
      service: 'identity-service',
      database: this.scratch.database,
      stores: (manager) => storesOn(manager, sealer),
      clock: this.clock,
      sealer,
      journal: new Journal(false),
      onFacts: () => undefined,
    });
  }
}

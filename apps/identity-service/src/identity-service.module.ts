import { type Composition, repeat, type ServiceParts, tellWaits } from '@hub/service-host';
import { Argon2Passwords } from './adapters/argon2-passwords.js';
import { contactChecks } from './adapters/contact-checks.js';
import { organisationHandlers } from './adapters/messaging/organisation-handlers.js';
import { peopleHandlers } from './adapters/messaging/people-handlers.js';
import { provisioningHandlers } from './adapters/messaging/provisioning-handlers.js';
import { registerHandlers } from './adapters/messaging/register-handlers.js';
import { TypeormAccountStore } from './adapters/persistence/account-store.js';
import { TypeormClientStore } from './adapters/persistence/client-store.js';
import { IDENTITY_WAITS } from './adapters/persistence/standing-waits.js';
import { storesOn } from './adapters/persistence/stores.js';
import { TotpCodes } from './adapters/totp-codes.js';
import { AskToConfirm } from './application/contacts/ask-to-confirm.js';
import { FindPerson } from './application/contacts/find-person.js';
import { KeepContacts } from './application/contacts/keep-contacts.js';
import { KeepOrganisations } from './application/organisations/keep-organisations.js';
import { ReadOwnPerson } from './application/people/read-own-person.js';
import { KeepPosts } from './application/people/keep-posts.js';
import { KeepStaff } from './application/people/keep-staff.js';
import { ReadStaff } from './application/people/read-staff.js';
import { askedAnew } from './adapters/messaging/asked-anew.js';
import { KeepProvisioningKeys } from './application/provisioning/keep-keys.js';
import { ProvisionStaff } from './application/provisioning/provision-staff.js';
import { randomEnrolment } from './adapters/random-enrolment.js';
import { randomKeys } from './adapters/random-keys.js';
import { CallersNow } from './application/people/callers-now.js';
import { ReadPeople } from './application/people/read-people.js';
import type { IdentityStores, IdentityWork } from './application/ports.js';
import { FindSigningIn } from './application/sign-in/find-signing-in.js';
import { RenewSecrets } from './application/sign-in/renew-secrets.js';
import { SignIn } from './application/sign-in/sign-in.js';

const ASK_MS = 60 * 60_000;
const RENEW_MS = 10 * 60_000;

/** Composition of identity-service. */
export function composeIdentityService(parts: ServiceParts): Composition {
  const { database, storageSealer, clock, ids, log } = parts;
  const accounts = new TypeormAccountStore(database.manager, storageSealer);
  const work = workOf(parts);
  const signIn = new SignIn(accounts, new Argon2Passwords(), new TotpCodes(clock), clock);
  parts.onStop(repeat(new AskToConfirm(work, { clock, ids }), ASK_MS, log));
  parts.onStop(repeat(renewSecrets(parts), RENEW_MS, log));
  tellWaits(parts, IDENTITY_WAITS);
  const findPerson = new FindPerson(work, clock);
  const handlers = [
    ...peopleHandlers({
      accounts,
      clients: new TypeormClientStore(database.manager),
      people: new ReadPeople(work, clock),
      staff: new ReadStaff(work, clock),
      keepStaff: new KeepStaff(work, randomEnrolment, { clock, ids }),
      posts: new KeepPosts(work, signIn, clock),
      ownPerson: new ReadOwnPerson(work, clock),
      findPerson,
      signingIn: new FindSigningIn(work),
      signIn,
    }),
    ...organisationHandlers({ organisations: new KeepOrganisations(work, { clock, ids }) }),
    ...provisioningHandlers({
      keys: new KeepProvisioningKeys(work, randomKeys, { clock, ids }),
      provisioning: new ProvisionStaff(work, randomEnrolment, { clock, ids }),
    }),
    ...registerHandlers({ contacts: new KeepContacts(work, clock, contactChecks) }),
  ];
  return { handlers: askedAnew(handlers, new CallersNow(work, findPerson)) };
}

/** Before the first request. */
export function prepare(parts: ServiceParts): Promise<void> {
  return renewSecrets(parts).check();
}

function renewSecrets(parts: ServiceParts): RenewSecrets {
  return new RenewSecrets(workOf(parts), parts.storageSealer.versions, parts.ids);
}

function workOf(parts: ServiceParts): IdentityWork {
  return parts.unitOfWork<IdentityStores>((manager) => storesOn(manager, parts.storageSealer));
}

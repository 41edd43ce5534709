import type { Contact } from '@hub/contracts/shape';
import type { Role } from '@hub/contracts';
import type { AuthorityDetails, NamedPerson, OrganisationView } from '@hub/contracts/identity';
import type { ArbitratorEntry, ClientView, PersonView } from '@hub/internal-messages';
import type { UnitOfWork } from '@hub/use-case';
import type { Absence } from '../domain/contacts/on-duty.js';
import type { SignInLock } from '../domain/sign-in/sign-in-lock.js';
import type { ProvisionedStore, ProvisioningKeyStore } from './provisioning/provisioning-ports.js';
import type { OrganisationStore } from './organisations/organisation-ports.js';
import type { StaffStore } from './people/staff-ports.js';

/** A person with what is needed to sign in. */
export interface Account {
  /** The post whose means these are; another than the person where they hold several. */
  readonly id: string;
  readonly person: PersonView;
  readonly passwordHash: string;
  /** Secret of the one-time codes, base32. */
  readonly codeSecret: string;
  readonly lock: SignInLock;
}

export interface AccountStore {
  /** Everybody who may be appointed to decide a dispute. */
  arbitrators(): Promise<ArbitratorEntry[]>;
  byUsername(username: string): Promise<Account | undefined>;
  byId(id: string): Promise<Account | undefined>;
  saveLock(accountId: string, lock: SignInLock): Promise<void>;
  /**
   * Notes a used code; false where that step or a later one was used before (RFC 6238, section
   * 5.2).
   */
  useCodeStep(accountId: string, step: number): Promise<boolean>;
}

/** Secrets of one-time codes, as they are sealed. */
export interface SecretStore {
  /** Versions of the keys that sealed them. */
  sealedUnder(): Promise<number[]>;
  /**
   * Seals anew under the newest key what another sealed.
   *
   * @returns how many, at most the limit
   */
  renew(limit: number): Promise<number>;
}

export interface ClientStore {
  find(clientId: string): Promise<ClientView | undefined>;
}

export interface Passwords {
  matches(password: string, hash: string): Promise<boolean>;
  /**
   * Takes as long as a real check, so that an unknown user name cannot be told from a wrong
   * password.
   */
  pretend(): Promise<void>;
}

export interface OneTimeCodes {
  /** The time step a code belongs to, or undefined where it is wrong. */
  stepOf(secret: string, code: string): number | undefined;
}

/** What an authority says of itself. */
export interface AuthorityEntry extends Pick<AuthorityDetails, 'teams' | 'systems'> {
  readonly id: string;
  readonly code: string;
  readonly leadId: string;
  readonly deputyIds: readonly string[];
  readonly confirmedOn: string;
  /** When it was last asked to confirm. */
  readonly askedOn?: string;
  readonly version: number;
}

/** Who may stand in an authority's entry. */
export interface NamedInEntry {
  readonly authority: string;
  readonly contact: Contact;
  readonly verified: boolean;
}

export interface RegisterStore {
  all(): Promise<AuthorityEntry[]>;
  find(code: string): Promise<AuthorityEntry | undefined>;
  lock(code: string): Promise<AuthorityEntry | undefined>;
  save(entry: AuthorityEntry): Promise<void>;
  /** Entries not confirmed since that day, and not asked about since the other; locked. */
  unconfirmed(confirmedBefore: string, askedBefore: string): Promise<AuthorityEntry[]>;
  contacts(personIds: readonly string[]): Promise<ReadonlyMap<string, NamedInEntry>>;
  absences(now: string, authority?: string): Promise<Absence[]>;
  /** Puts a person's absences in the place of those before. */
  saveAbsences(personId: string, authority: string, absences: readonly Absence[]): Promise<void>;
}

/** A member of staff, as their authority registered them. */
export interface Person {
  readonly id: string;
  /** GSS code, or `hub` for operations staff. */
  readonly authority: string;
  readonly contact: Contact;
  /** As registered: who is lead CAF contact follows the authority's entry. */
  readonly roles: readonly Role[];
  readonly verified: boolean;
  readonly organisation?: OrganisationView;
  readonly managerId?: string;
  /** The last day on which it is in date, `YYYY-MM-DD`. */
  readonly checkedUntil?: string;
  readonly trainedUntil?: string;
  /** They act here no more. */
  readonly ended?: true;
  /** It is one of several posts of the same human being. */
  readonly several?: true;
  /** Nobody acts in this post before its authority verifies them anew. */
  readonly held?: true;
  /** Sign-ins from before it count no more. */
  readonly signInsFrom?: string;
}

export interface PeopleQuery {
  readonly authority: string;
  /** How a word of the name begins. */
  readonly q?: string;
  readonly role?: {
    readonly name: Role;
    /** Who is lead CAF contact now; undefined where the accounts say it. */
    readonly leads: ReadonlySet<string> | undefined;
  };
  readonly organisation?: string;
  /** The last person of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface PeopleStore {
  find(id: string): Promise<Person | undefined>;
  /** Those who are known, in no order; who acts here no more with them. */
  findAll(ids: readonly string[]): Promise<Person[]>;
  /** Those who act here, by name. */
  list(query: PeopleQuery): Promise<Person[]>;
  /** Those who are known, in no order. */
  named(ids: readonly string[]): Promise<NamedPerson[]>;
  /** Those who act here and whose manager somebody is, in no order. */
  reports(managerId: string, limit: number): Promise<string[]>;
}

export interface IdentityStores {
  readonly people: PeopleStore;
  readonly staff: StaffStore;
  readonly organisations: OrganisationStore;
  readonly provisioned: ProvisionedStore;
  readonly provisioningKeys: ProvisioningKeyStore;
  readonly register: RegisterStore;
  readonly secrets: SecretStore;
}

export type IdentityWork = UnitOfWork<IdentityStores>;

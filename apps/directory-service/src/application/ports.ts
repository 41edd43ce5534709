import type { ArbitratorEntry, AuthorityView, ClientView, FindServicesPayload, PersonView, Place } from '@hub/contracts';
import type { DirectoryService } from '../domain/service-access.js';
import type { SignInLock } from '../domain/sign-in-lock.js';

/** A person with what is needed to sign in. */
export interface Account {
  readonly person: PersonView;
  readonly passwordHash: string;
  /** Secret of the one-time codes, base32. */
  readonly codeSecret: string;
  readonly lock: SignInLock;
}

export interface AuthorityStore {
  all(): Promise<AuthorityView[]>;
  find(code: string): Promise<AuthorityView | undefined>;
}

export interface AccountStore {
  findPerson(id: string): Promise<PersonView | undefined>;
  /** Everybody who may be appointed to decide a dispute. */
  arbitrators(): Promise<ArbitratorEntry[]>;
  byUsername(username: string): Promise<Account | undefined>;
  byId(id: string): Promise<Account | undefined>;
  saveLock(personId: string, lock: SignInLock): Promise<void>;
  /** Notes a used code; false where that step or a later one was used before (RFC 6238, section 5.2). */
  useCodeStep(personId: string, step: number): Promise<boolean>;
}

export interface ClientStore {
  find(clientId: string): Promise<ClientView | undefined>;
}

export interface ServiceStore {
  /** Services that a child of that age, need and home authority may use, newest entry first. */
  find(question: FindServicesPayload, limit: number, after?: Place): Promise<DirectoryService[]>;
}

export interface Passwords {
  matches(password: string, hash: string): Promise<boolean>;
  /** Takes as long as a real check, so that an unknown user name cannot be told from a wrong password. */
  pretend(): Promise<void>;
}

export interface OneTimeCodes {
  /** The time step a code belongs to, or undefined where it is wrong. */
  stepOf(secret: string, code: string): number | undefined;
}

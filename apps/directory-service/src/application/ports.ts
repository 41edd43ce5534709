import type { AuthorityDetails, ServiceFacets } from '@hub/contracts/directory';
import type { Contact } from '@hub/contracts/shape';
import type { ArbitratorEntry, ClientView, PersonView } from '@hub/internal-messages';
import type { UnitOfWork } from '@hub/use-case';
import type { Absence } from '../domain/contacts/on-duty.js';
import type { Feed } from '../domain/feeds/feed.js';
import type { IndexedService } from '../domain/services/indexed-service.js';
import type {
  OpenReferralSchedule,
  OpenReferralService,
} from '../domain/services/open-referral.js';
import type { SignInLock } from '../domain/sign-in/sign-in-lock.js';
import type { FeedStore, PullStore } from './feeds/ports.js';

export type { Gazetteer } from './gazetteer-ports.js';

/** A person with what is needed to sign in. */
export interface Account {
  readonly person: PersonView;
  readonly passwordHash: string;
  /** Secret of the one-time codes, base32. */
  readonly codeSecret: string;
  readonly lock: SignInLock;
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

export interface Passwords {
  matches(password: string, hash: string): Promise<boolean>;
  /** Takes as long as a real check, so that an unknown user name cannot be told from a wrong password. */
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

export interface RegisterStore {
  all(): Promise<AuthorityEntry[]>;
  find(code: string): Promise<AuthorityEntry | undefined>;
  lock(code: string): Promise<AuthorityEntry | undefined>;
  save(entry: AuthorityEntry): Promise<void>;
  /** Entries not confirmed since that day, and not asked about since the other; locked. */
  unconfirmed(confirmedBefore: string, askedBefore: string): Promise<AuthorityEntry[]>;
  contacts(
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly authority: string; readonly contact: Contact }>>;
  absences(now: string, authority?: string): Promise<Absence[]>;
  /** Puts a person's absences in the place of those before. */
  saveAbsences(personId: string, authority: string, absences: readonly Absence[]): Promise<void>;
}

/** A service as it is kept. */
export interface KeptService {
  readonly id: string;
  readonly feedId: string;
  readonly sourceId: string;
  readonly authority: string;
  readonly licence: string;
  readonly seenAt: string;
  readonly removed: boolean;
  readonly indexed: IndexedService;
  readonly schedules: readonly OpenReferralSchedule[];
  readonly alsoListedAs: readonly string[];
}

/** A service whose schedules have begun or ended. */
export interface DueService {
  readonly id: string;
  readonly authority: string;
  readonly unlessSaid: Feed['unlessSaid'];
  readonly document: OpenReferralService;
  readonly indexed: IndexedService;
}

/** Which services are looked for. */
export interface ServiceSearch {
  readonly need?: string;
  readonly age?: number;
  /** Any of these, or none at all. */
  readonly rules: readonly string[];
  /** Those of them under which the child surely may. */
  readonly openRules: readonly string[];
  readonly day?: string;
  readonly words?: string;
  /** Any of these words will do. */
  readonly someWords?: readonly string[];
  /** What has these words, or any of these needs, is left out. */
  readonly without?: { readonly words?: string; readonly needs: readonly string[] };
  /** What is not open to the child, instead of what is. */
  readonly isClosed?: boolean;
  /** GSS code of the authority whose services come first, the open ones before others. */
  readonly first?: string;
  readonly near?: { readonly latitude: number; readonly longitude: number };
  readonly radius?: number;
}

/** In which order what was found stands, and how far a page came in it. */
export interface SearchPlace {
  readonly order: 'distance' | 'name' | 'rank';
  readonly key: number | string;
  readonly id: string;
}

export interface Found extends SearchPlace {
  /** Which of its places is the nearest. */
  readonly place?: number;
  readonly metres?: number;
}

/** Services of a feed whose need the hub does not recognise, the first of them by name. */
export interface OfUnknownNeed {
  readonly services: number;
  readonly items: readonly { readonly id: string; readonly indexed: IndexedService }[];
}

/** What services make of a word. */
export interface LikeWords {
  readonly isUsed: boolean;
  readonly like: readonly string[];
}

export interface ServiceStore {
  search(search: ServiceSearch, limit: number, after?: SearchPlace): Promise<Found[]>;
  /** For each word, whether services use it, and those they use that look like it. */
  likeWords(words: readonly string[]): Promise<ReadonlyMap<string, LikeWords>>;
  /** Of whatever fits any of the searches. */
  facets(searches: readonly ServiceSearch[]): Promise<ServiceFacets>;
  read(ids: readonly string[]): Promise<ReadonlyMap<string, KeptService>>;
  ofUnknownNeed(feedId: string, limit: number): Promise<OfUnknownNeed>;
  /** Some services whose days may be others by today, with their documents; locked. */
  daysDue(today: string, limit: number): Promise<DueService[]>;
  /** Writes what is searched and compared of a service anew. */
  renew(id: string, indexed: IndexedService): Promise<void>;
}

export interface DirectoryStores {
  readonly register: RegisterStore;
  readonly services: ServiceStore;
  readonly feeds: FeedStore;
  readonly pulls: PullStore;
}

export type DirectoryWork = UnitOfWork<DirectoryStores>;

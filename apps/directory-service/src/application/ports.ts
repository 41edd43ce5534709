import type {
  ArbitratorEntry,
  AuthorityDetails,
  Chance,
  ClientView,
  Clock,
  Contact,
  Duplicate,
  FeedView,
  Ids,
  OpenReferralServicesQuery,
  PersonView,
  Place,
  PullReport,
  PullView,
  RecordFault,
  ServiceDifference,
  ServiceFacets,
  UnitOfWork,
} from '@hub/contracts';
import type { Absence } from '../domain/contacts/on-duty.js';
import type { Feed } from '../domain/feeds/feed.js';
import type { PageEnvelope } from '../domain/feeds/page-sequence.js';
import type { IndexedService } from '../domain/services/indexed-service.js';
import type { Position } from '../domain/services/position.js';
import type {
  OpenReferralSchedule,
  OpenReferralService,
} from '../domain/services/open-referral.js';
import type { NamedId, ServiceTaxonomy } from '../domain/services/taxonomy.js';
import type { SignInLock } from '../domain/sign-in/sign-in-lock.js';

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

/** Where postcodes are. */
export interface Gazetteer {
  /** By postcode as it was given; those nobody knows are not in it. */
  locate(postcodes: readonly string[]): Promise<ReadonlyMap<string, Position>>;
}

/** A record of a feed on its way into the directory; without a document it is as it was. */
export interface StagedService {
  readonly sourceId: string;
  readonly content?: {
    readonly id: string;
    readonly digest: string;
    readonly document: object;
    readonly summary: object;
    readonly indexed: IndexedService;
  };
}

/** What a feed said last of a page, to ask only for what is newer (RFC 9110, section 13). */
export interface PageMark {
  readonly page: number;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly sourceIds: readonly string[];
}

/** What is different in the directory after a pull was taken over. */
export interface TakenOver {
  readonly same: number;
  readonly changes: readonly TakenChange[];
}

export type TakenChange = ServiceDifference & {
  readonly change: 'closed' | 'reopened' | 'moved' | 'changed' | 'removed' | 'added';
};

export interface FeedStore {
  /** @returns false where the authority has a feed at this address, or an import, already */
  add(feed: Feed): Promise<boolean>;
  save(feed: Feed): Promise<void>;
  find(id: string): Promise<Feed | undefined>;
  lock(id: string): Promise<Feed | undefined>;
  importOf(authority: string): Promise<Feed | undefined>;
  /** With what is counted from its services. */
  views(id?: string): Promise<FeedView[]>;
  /** A feed whose pull is due and that is not being pulled, put off until then so that nobody else takes it. */
  claimDue(now: string, until: string): Promise<Feed | undefined>;
  marks(feedId: string): Promise<PageMark[]>;
  saveMarks(feedId: string, marks: readonly PageMark[]): Promise<void>;
  duplicates(feedId: string): Promise<Duplicate[]>;
}

export interface PullStore {
  /** Ends pulls that began so long ago that nobody is at work on them any more, and clears what they staged. */
  breakOff(beganBefore: string, now: string): Promise<void>;
  save(pull: PullView): Promise<void>;
  find(id: string): Promise<PullReport | undefined>;
  list(feedId: string, limit: number, after?: Place): Promise<PullView[]>;
  addFaults(pullId: string, faults: readonly RecordFault[]): Promise<void>;
  /** @returns ids that were staged in this pull before */
  stage(pullId: string, services: readonly StagedService[]): Promise<string[]>;
  /** How many services are staged. */
  staged(pullId: string): Promise<number>;
  /** When the services of a feed were last changed, as they said. */
  modified(feedId: string, sourceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Makes what was staged the directory's copy of the feed, in one transaction, piece by piece. @param complete what was not staged is gone */
  takeOver(
    pull: { readonly id: string; readonly feed: Feed },
    complete: boolean,
    pace: Pace,
  ): Promise<TakenOver>;
  /** Takes all services of a feed away. */
  takeAway(feedId: string): Promise<readonly TakenChange[]>;
  /** Whatever a pull staged. */
  clear(pullId: string): Promise<void>;
  /** Words to correct by, terms that feeds use, and services that several feeds list. */
  refreshSearch(feedId: string): Promise<void>;
}

export interface DirectoryStores {
  readonly register: RegisterStore;
  readonly services: ServiceStore;
  readonly feeds: FeedStore;
  readonly pulls: PullStore;
}

export type DirectoryWork = UnitOfWork<DirectoryStores>;

export interface FetchedPage {
  readonly bytes: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Nothing where it is as it was when it bore the mark. */
  readonly page?: PageEnvelope;
  readonly digest?: string;
}

/** Reads feeds from their public addresses, and from nowhere inside. @throws FeedFault */
export interface FeedReader {
  page(
    url: string,
    page: number,
    mark: PageMark | undefined,
    budget: FetchBudget,
  ): Promise<FetchedPage>;
  service(
    url: string,
    id: string,
    budget: FetchBudget,
  ): Promise<{ readonly record: unknown; readonly bytes: number }>;
}

/** What a pull may still take. */
export interface FetchBudget {
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/** A feed that cannot be read; its message says why, in words for whoever keeps it. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
}

/** Checks records by the standard's schema. */
export interface ServiceSchema {
  /** Faults, each with its field; none where it is valid. */
  faultsIn(record: unknown): { readonly field: string; readonly message: string }[];
}

/** What use cases of feeds are made with. */
export interface FeedTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly named: NamedId;
  readonly taxonomy: ServiceTaxonomy;
  readonly gazetteer: Gazetteer;
  readonly schema: ServiceSchema;
  readonly digest: (text: string) => string;
  readonly pace: Pace;
}

/** Does a piece of work, of some milliseconds, and leaves those who ask questions meanwhile their turn. */
export type Pace = <Done>(work: () => Done | Promise<Done>) => Promise<Done>;

/** Rows of a file, by column names in lower case. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly values: Readonly<Record<string, string>>;
  }[];
}

export interface RowFile {
  read(bytes: Buffer, kind: 'csv' | 'xlsx'): Promise<Rows | { readonly unreadable: string }>;
}

/** What Open Referral UK lists are filtered by. */
export interface OpenReferralFilter extends Omit<
  OpenReferralServicesQuery,
  'page' | 'per_page' | 'full' | 'minimal'
> {
  readonly near?: Position;
  /** Metres. */
  readonly proximity?: number;
  /** Only services that cover this local authority, or do not say what they cover. */
  readonly covers?: string;
}

/** A part of a list, each item as JSON text, and how many there are in all. */
export interface Listed {
  readonly total: number;
  readonly contents: readonly string[];
}

/** The directory as Open Referral UK shows it. */
export interface OpenReferralStore {
  services(
    filter: OpenReferralFilter,
    form: 'full' | 'summary' | 'minimal',
    limit: number,
    offset: number,
  ): Promise<Listed>;
  service(id: string): Promise<string | undefined>;
  serviceAtLocations(
    filter: OpenReferralFilter,
    form: 'full' | 'summary',
    limit: number,
    offset: number,
  ): Promise<Listed>;
  serviceAtLocation(id: string): Promise<string | undefined>;
  taxonomies(limit: number, offset: number): Promise<Listed>;
  taxonomy(id: string): Promise<string | undefined>;
  taxonomyTerms(limit: number, offset: number): Promise<Listed>;
  taxonomyTerm(id: string): Promise<string | undefined>;
}

import type { ServiceFacets } from '@hub/contracts/directory';
import type { UnitOfWork } from '@hub/use-case';
import type { Feed } from '../domain/feeds/feed.js';
import type { IndexedService } from '../domain/services/indexed-service.js';
import type {
  OpenReferralSchedule,
  OpenReferralService,
} from '../domain/services/open-referral.js';
import type { FeedStore } from './feeds/ports.js';
import type { PullStore } from './feeds/pull-ports.js';

export type { Gazetteer } from './gazetteer-ports.js';

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

export interface FoundService extends SearchPlace {
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
  search(search: ServiceSearch, limit: number, after?: SearchPlace): Promise<FoundService[]>;
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
  readonly services: ServiceStore;
  readonly feeds: FeedStore;
  readonly pulls: PullStore;
}

export type DirectoryWork = UnitOfWork<DirectoryStores>;

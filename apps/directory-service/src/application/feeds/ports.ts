import type { Duplicate, FeedView, RecordFault, ServiceDifference } from '@hub/contracts/directory';
import type { Chance, Clock, Ids, Place } from '@hub/use-case';
import type { Feed, PulledFeed } from '../../domain/feeds/feed.js';
import type { Pull } from '../../domain/feeds/pull.js';
import type { PageCounters } from '../../domain/feeds/page-sequence.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import type { OwnTerms } from '../../domain/services/own-terms.js';
import type { NamedId, ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { Gazetteer } from '../gazetteer-ports.js';

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
  /** How many of them were refused. */
  readonly refused: number;
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
  /** Keeps other terms of a feed; false where the authority has another one at the new address. */
  change(feed: Feed): Promise<boolean>;
  /** With what is counted from its services. */
  views(which: { readonly id?: string; readonly ended?: boolean }): Promise<FeedView[]>;
  /**
   * A feed whose pull is due and that is not being pulled, put off until then so that nobody else
   * takes it.
   */
  claimDue(now: string, until: string): Promise<PulledFeed | undefined>;
  marks(feedId: string): Promise<PageMark[]>;
  saveMarks(feedId: string, marks: readonly PageMark[]): Promise<void>;
  duplicates(feedId: string): Promise<Duplicate[]>;
}

/** The first of what was found in a pull. */
export interface PullFindings {
  readonly faults: readonly RecordFault[];
  readonly differences: readonly ServiceDifference[];
}

export interface PullStore {
  /**
   * Ends pulls that began so long ago that nobody is at work on them any more, and clears what they
   * staged.
   */
  breakOff(beganBefore: string, now: string): Promise<void>;
  save(pull: Pull): Promise<void>;
  find(id: string): Promise<{ pull: Pull; findings: PullFindings } | undefined>;
  list(feedId: string, limit: number, after?: Place): Promise<Pull[]>;
  addFaults(pullId: string, faults: readonly RecordFault[]): Promise<void>;
  /** @returns ids that were staged in this pull before */
  stage(pullId: string, services: readonly StagedService[]): Promise<string[]>;
  /** How many services of a feed are listed at present. */
  listed(feedId: string): Promise<number>;
  /** How many services are staged. */
  staged(pullId: string): Promise<number>;
  /** When the services of a feed were last changed, as they said. */
  modified(feedId: string, sourceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Makes what was staged the directory's copy of the feed, in one transaction, piece by piece.
   * @param complete what was not staged is gone
   */
  takeOver(
    pull: { readonly id: string; readonly feed: Feed },
    complete: boolean,
    pace: Pace,
  ): Promise<TakenOver>;
  /** What would be different if that were done of a complete feed. */
  preview(pull: { readonly id: string; readonly feed: Feed }, pace: Pace): Promise<TakenOver>;
  /** Takes all services of a feed away. */
  takeAway(feedId: string): Promise<readonly TakenChange[]>;
  /** Whatever a pull staged. */
  clear(pullId: string): Promise<void>;
  /** Whatever a pull staged, and the faults it found: it begins again. */
  restart(pullId: string): Promise<void>;
  /**
   * Words to correct by, terms that feeds use, and services that several feeds list: as this
   * transaction leaves the services.
   */
  refreshSearch(feedId: string): Promise<void>;
}

export interface FetchedPage {
  readonly bytes: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** What it says of itself; nothing where it is as it was when it bore the mark. */
  readonly counters?: PageCounters;
  /** There is no such page. */
  readonly absent?: boolean;
}

export interface FetchedService {
  readonly bytes: number;
  readonly record?: unknown;
  /** Why there is no record. */
  readonly fault?: string;
}

/** Takes some records of a page at a time. */
export type TakeRecords = (records: readonly unknown[]) => Promise<void>;

/** Reads feeds from their public addresses, and from nowhere inside. @throws FeedFault */
export interface FeedReader {
  page(
    asked: { readonly url: string; readonly page: number; readonly mark?: PageMark | undefined },
    budget: FetchBudget,
    take: TakeRecords,
  ): Promise<FetchedPage>;
  service(url: string, id: string, budget: FetchBudget): Promise<FetchedService>;
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
  readonly own: OwnTerms;
  readonly gazetteer: Gazetteer;
  readonly schema: ServiceSchema;
  readonly digest: (text: string) => string;
  readonly pace: Pace;
}

/**
 * Does a piece of work, of some milliseconds, and leaves those who ask questions meanwhile their
 * turn.
 */
export type Pace = <Done>(work: () => Done | Promise<Done>) => Promise<Done>;

/** `package`: tables of HSDS or Open Referral UK 1, zipped. */
export type FileKind = 'csv' | 'xlsx' | 'package';

/** Rows of a file, by column names in lower case. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly values: Readonly<Record<string, string>>;
    /** The record itself, where the file is a package of tables. */
    readonly record?: object;
  }[];
}

export interface RowFile {
  read(bytes: Buffer, kind: FileKind): Promise<Rows | { readonly unreadable: string }>;
}

import type { Duplicate, FeedView } from '@hub/contracts/directory';
import type { Chance, Clock, Ids } from '@hub/use-case';
import type { Feed, PulledFeed } from '../../domain/feeds/feed.js';
import type { OwnTerms } from '../../domain/services/own-terms.js';
import type { NamedId, ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { Gazetteer } from '../gazetteer-ports.js';
import type { PageMark } from './reader-ports.js';
import type { Pace } from './pull-ports.js';

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

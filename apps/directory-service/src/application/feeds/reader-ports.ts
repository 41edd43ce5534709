import type { PageCounters } from '../../domain/feeds/page-sequence.js';

/** What a feed said last of a page, to ask only for what is newer (RFC 9110, section 13). */
export interface PageMark {
  readonly page: number;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly sourceIds: readonly string[];
  /** How many of them were refused. */
  readonly refused: number;
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

import type { PulledFeed } from '../../domain/feeds/feed.js';
import { withoutNulls } from '../../domain/feeds/without-nulls.js';
import type { DirectoryWork } from '../ports.js';
import {
  FeedFault,
  type FeedReader,
  type FetchBudget,
  type FetchedService,
} from './reader-ports.js';
import { idOf } from './record-id.js';
import type { NamedRecords } from './staging-step.js';

/** Stands for a record whose copy in the directory is as new. */
export const KEEP = Symbol('keep');

const AT_ONCE = 4;
/** Where more than half of so many fail, the feed is broken and not its records. */
const ENOUGH_TO_JUDGE = 20;
const MOST_BROKEN = 0.5;

/** Services asked for by themselves, where a feed lists one-to-one fields alone. */
export class FeedDetails {
  private asked = 0;
  private broken = 0;
  private lastFault = '';

  /** @param isAsBefore whether the hub's copies were indexed by the rules of today */
  constructor(
    private readonly work: DirectoryWork,
    private readonly reader: FeedReader,
    private readonly isAsBefore: boolean,
  ) {}

  /**
   * Each service that is newer than the hub's copy; one that cannot be had is a fault of its own.
   */
  async of(
    named: NamedRecords,
    feed: PulledFeed,
    budget: () => FetchBudget,
  ): Promise<{ records: NamedRecords; bytes: number }> {
    const known = this.isAsBefore
      ? await this.work.read(({ pulls }) =>
          pulls.modified(
            feed.id,
            named.map(({ called }) => called),
          ),
        )
      : new Map<string, string>();
    const records: NamedRecords[number][] = [];
    let bytes = 0;
    for (let from = 0; from < named.length; from += AT_ONCE) {
      const some = await Promise.all(
        named.slice(from, from + AT_ONCE).map(async (one) => {
          if (isAsNew(one, known)) return { ...one, record: KEEP };
          if (idOf(one.record) === undefined) return one;
          const answer = await this.ask(feed.url, one.called, budget());
          bytes += answer.bytes;
          return recordIn(answer, one.called);
        }),
      );
      records.push(...some);
    }
    return { records, bytes };
  }

  /** @throws FeedFault where the feed fails as a whole */
  private async ask(url: string, id: string, budget: FetchBudget): Promise<FetchedService> {
    this.asked += 1;
    const answer = await this.reader.service(url, id, budget).catch((error: unknown) => {
      if (!(error instanceof FeedFault) || budget.signal.aborted) throw error;
      return { bytes: 0, fault: `is listed, but cannot be had by itself: ${error.message}` };
    });
    if (answer.fault !== undefined) {
      this.broken += 1;
      this.lastFault = answer.fault;
    }
    if (this.asked >= ENOUGH_TO_JUDGE && this.broken > this.asked * MOST_BROKEN)
      throw new FeedFault(
        `Of ${String(this.asked)} services asked for by themselves ${String(this.broken)} failed; the last: ${this.lastFault}.`,
      );
    return answer;
  }
}

function recordIn({ record, fault }: FetchedService, called: string): NamedRecords[number] {
  if (fault !== undefined) return { called, record: undefined, fault };
  const cleaned = withoutNulls(record);
  return idOf(cleaned) === called
    ? { called, record: cleaned }
    : { called, record: undefined, fault: 'is listed, but /services/{id} gives another one' };
}

function isAsNew(
  { record, called }: NamedRecords[number],
  known: ReadonlyMap<string, string>,
): boolean {
  const copy = known.get(called);
  const said = (record as { last_modified?: unknown }).last_modified;
  return copy !== undefined && typeof said === 'string' && Date.parse(copy) === Date.parse(said);
}

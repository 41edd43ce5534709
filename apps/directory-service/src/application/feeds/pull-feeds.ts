import { choreContext, type PullView, type RecordFault } from '@hub/contracts';
import { afterFailure, type Feed } from '../../domain/feeds/feed.js';
import { isWhole } from '../../domain/feeds/hub-document.js';
import { PageSequence } from '../../domain/feeds/page-sequence.js';
import { withoutNulls } from '../../domain/feeds/without-nulls.js';
import {
  type DirectoryStores,
  type DirectoryWork,
  type FeedReader,
  FeedFault,
  type FeedTools,
  type FetchBudget,
  type PageMark,
  type StagedService,
} from '../ports.js';
import { checkRecords, type Named } from './staging-step.js';
import { takeOver, unlessAskedFor } from './take-over-step.js';

/** What a pull may take at the most. */
export interface PullLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

export const PULL_LIMITS: PullLimits = { bytes: 1_000_000_000, milliseconds: 15 * 60_000 };

const DETAILS_AT_ONCE = 4;
/** Longer than a pull can take: one that is found running after that was broken off. */
const LEASE_MS = 30 * 60_000;

interface Running {
  readonly feed: Feed;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly sequence: PageSequence;
  readonly marks: Map<number, PageMark>;
  /** As the feed said before. */
  readonly known: ReadonlyMap<number, PageMark>;
  pull: PullView;
  staged: number;
  /** Records that stood in it before: a sign that it changed while it was read. */
  doubled: number;
}

/**
 * Pulls feeds that are due: reads all pages into rows of their own, checks every record, and then takes the whole over in
 * one transaction. Whatever goes wrong before that leaves the last good copy as it was.
 */
export class PullFeeds {
  constructor(
    private readonly work: DirectoryWork,
    private readonly reader: FeedReader,
    private readonly tools: FeedTools,
    /** Names the rules by which services are indexed at present. */
    private readonly indexedAs: string,
    private readonly limits: PullLimits = PULL_LIMITS,
  ) {}

  /** Pulls one feed after another until none is due. */
  async execute(): Promise<void> {
    for (;;) {
      const now = this.tools.clock.now();
      const after = (wait: number): string => new Date(Date.parse(now) + wait).toISOString();
      const feed = await this.work.read(async ({ feeds, pulls }) => {
        await pulls.breakOff(after(-LEASE_MS), now);
        return feeds.claimDue(now, after(LEASE_MS));
      });
      if (!feed) return;
      await this.pull(feed);
    }
  }

  private async pull(feed: Feed): Promise<void> {
    const began = this.tools.clock.now();
    const marks =
      feed.indexedAs === this.indexedAs
        ? await this.work.read(({ feeds }) => feeds.marks(feed.id))
        : [];
    const pull: PullView = {
      id: this.tools.ids.next(),
      feedId: feed.id,
      outcome: 'running',
      beganAt: began,
      pages: 0,
      unchangedPages: 0,
      bytes: 0,
      good: 0,
      bad: 0,
      added: 0,
      changed: 0,
      removed: 0,
      same: 0,
    };
    const running: Running = {
      feed,
      url: feed.url ?? '',
      pull,
      signal: AbortSignal.timeout(this.limits.milliseconds),
      sequence: new PageSequence(),
      marks: new Map(),
      staged: 0,
      known: new Map(marks.map((mark) => [mark.page, mark])),
      doubled: 0,
    };
    await this.work.repeatable(({ pulls }) => pulls.save(pull));
    try {
      await this.readAll(running);
      await this.finish(running);
    } catch (error) {
      await this.fail(running, error);
      if (!(error instanceof FeedFault)) throw error;
    } finally {
      await this.work.repeatable(({ pulls }) => pulls.clear(pull.id));
    }
    const { added, changed, removed } = running.pull;
    if (added + changed + removed > 0)
      await this.work.repeatable(({ pulls }) => pulls.refreshSearch(feed.id));
  }

  private async readAll(running: Running): Promise<void> {
    for (let page = 1, more = true; more; page += 1) {
      more = await this.readPage(page, running);
      running.pull = { ...running.pull, pages: page };
      await this.work.repeatable(({ pulls }) => pulls.save(running.pull));
    }
  }

  /** @returns whether there is a page after it */
  private async readPage(page: number, running: Running): Promise<boolean> {
    const mark = running.known.get(page);
    const fetched = await this.reader.page(running.url, page, mark, this.budget(running));
    running.pull = { ...running.pull, bytes: running.pull.bytes + fetched.bytes };
    if (!fetched.page) return this.keepPage(page, running);
    const next = running.sequence.take(page, fetched.page, fetched.digest ?? '');
    if ('fault' in next) throw new FeedFault(next.fault);
    const records = await this.whole(fetched.page.contents.map(withoutNulls), running);
    await this.stage(records, running);
    const { etag, lastModified } = fetched;
    running.marks.set(page, {
      page,
      sourceIds: records.map(({ called }) => called),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
    return next.more;
  }

  /** A page that is as it was: so are its services. */
  private async keepPage(page: number, running: Running): Promise<boolean> {
    const mark = running.known.get(page);
    if (!mark)
      throw new FeedFault(
        `Page ${String(page)} is answered with 304, though nothing was said of an earlier one.`,
      );
    running.sequence.keep(mark.sourceIds.length);
    running.marks.set(page, mark);
    running.pull = {
      ...running.pull,
      unchangedPages: running.pull.unchangedPages + 1,
      good: running.pull.good + mark.sourceIds.length,
    };
    const keep = async ({ pulls }: DirectoryStores): Promise<void> => {
      const doubled = await pulls.stage(
        running.pull.id,
        mark.sourceIds.map((sourceId) => ({ sourceId })),
      );
      running.staged += mark.sourceIds.length - doubled.length;
    };
    await this.tools.pace(() => this.work.repeatable(keep));
    return running.known.has(page + 1);
  }

  /** Where a list holds one-to-one fields alone, each service that is newer than the hub's copy is asked for by itself. */
  private async whole(records: readonly unknown[], running: Running): Promise<Named> {
    const named = records.map((record, place) => ({
      record,
      called:
        idOf(record) ?? `number ${String(place + 1)} of page ${String(running.pull.pages + 1)}`,
    }));
    if (
      named.some(({ record }) => typeof record === 'object' && record !== null && isWhole(record))
    )
      return named;
    const known = await this.work.read(({ pulls }) =>
      pulls.modified(
        running.feed.id,
        named.map(({ called }) => called),
      ),
    );
    const asked = running.feed.indexedAs === this.indexedAs ? known : new Map<string, string>();
    const isKnown = ({ record, called }: Named[number]): boolean =>
      sameTime(asked.get(called), (record as { last_modified?: string }).last_modified);
    const full: { record: unknown; called: string }[] = [];
    for (let from = 0; from < named.length; from += DETAILS_AT_ONCE) {
      full.push(
        ...(await Promise.all(
          named
            .slice(from, from + DETAILS_AT_ONCE)
            .map(async (one) =>
              isKnown(one)
                ? { ...one, record: KEEP }
                : { ...one, record: await this.detail(one, running) },
            ),
        )),
      );
    }
    return full;
  }

  private async detail({ record, called }: Named[number], running: Running): Promise<unknown> {
    if (idOf(record) === undefined) return record;
    const { record: whole, bytes } = await this.reader.service(
      running.url,
      called,
      this.budget(running),
    );
    running.pull = { ...running.pull, bytes: running.pull.bytes + bytes };
    const cleaned = withoutNulls(whole);
    return idOf(cleaned) === called ? cleaned : { id: called };
  }

  private async stage(records: Named, running: Running): Promise<void> {
    const kept: StagedService[] = records
      .filter(({ record }) => record === KEEP)
      .map(({ called }) => ({ sourceId: called }));
    const { services, faults, bad } = await checkRecords(
      records.filter(({ record }) => record !== KEEP),
      running.feed,
      this.tools,
    );
    // What is refused now keeps its last good copy: it is still in the feed.
    const refused = new Set(faults.map(({ record }) => record));
    const keep = async ({ pulls }: DirectoryStores): Promise<void> => {
      const doubled = await pulls.stage(running.pull.id, [...services, ...kept]);
      const known = await pulls.stage(
        running.pull.id,
        [...refused].map((sourceId) => ({ sourceId })),
      );
      const all: RecordFault[] = [
        ...faults,
        ...doubled.map((id) => ({
          record: id,
          field: 'id',
          message: 'stands in the feed twice; the first counts',
        })),
      ];
      await pulls.addFaults(running.pull.id, all);
      running.doubled += doubled.length + known.length;
      running.staged +=
        services.length + kept.length + refused.size - doubled.length - known.length;
      running.pull = {
        ...running.pull,
        good: running.pull.good + services.length + kept.length - doubled.length,
        bad: running.pull.bad + bad + doubled.length,
      };
    };
    await this.tools.pace(() => this.work.repeatable(keep));
  }

  private async finish(running: Running): Promise<void> {
    const { pull, feed } = running;
    const isConsistent = running.sequence.consistent && running.doubled === 0;
    const isUnchanged = pull.pages > 0 && pull.unchangedPages === pull.pages;
    if (pull.good === 0 && pull.bad > 0) throw new FeedFault('Not one of its records is valid.');
    const outcome =
      pull.bad > 0 || !isConsistent ? 'partial' : isUnchanged ? 'unchanged' : 'complete';
    const because = [
      ...(pull.bad > 0 ? [`${String(pull.bad)} records were refused.`] : []),
      ...(isConsistent
        ? []
        : ['It changed while it was read, or miscounts: nothing was taken away.']),
    ].join(' ');
    const ended = { ...pull, outcome, ...(because === '' ? {} : { because }) } as const;
    const marks = isConsistent ? [...running.marks.values()] : [];
    running.pull = await takeOver(this.work, this.tools, {
      pull: ended,
      feed: { ...feed, indexedAs: this.indexedAs },
      complete: isConsistent,
      staged: running.staged,
      marks,
    });
  }

  private async fail({ feed, pull }: Running, error: unknown): Promise<void> {
    const because =
      error instanceof FeedFault
        ? error.message
        : 'The hub made a mistake while reading it; operations are told.';
    const now = this.tools.clock.now();
    await this.work.request(
      choreContext('directory-service', 'feed.note_failure', this.tools.ids),
      {},
      async ({ feeds, pulls }) => {
        await pulls.save({
          ...pull,
          outcome: 'failed',
          because: because.slice(0, 500),
          endedAt: now,
        });
        const present = await feeds.lock(feed.id);
        if (present && present.state !== 'ended')
          await feeds.save(
            unlessAskedFor(
              feed,
              present,
              afterFailure(feed, because, now, this.tools.chance.next()),
            ),
          );
        return { result: {}, facts: [] };
      },
    );
  }

  private budget({ pull, signal }: Running): FetchBudget {
    const bytes = this.limits.bytes - pull.bytes;
    if (bytes <= 0) throw new FeedFault(`It is larger than ${String(this.limits.bytes)} bytes.`);
    return { bytes, signal };
  }
}

/** Stands for a record whose copy in the directory is as new. */
const KEEP = Symbol('keep');

function idOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('id' in record)) return undefined;
  return typeof record.id === 'string' && record.id.length > 0 && record.id.length <= 100
    ? record.id
    : undefined;
}

function sameTime(known: string | undefined, said: string | undefined): boolean {
  return known !== undefined && said !== undefined && Date.parse(known) === Date.parse(said);
}

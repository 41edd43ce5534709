import type { RecordFault } from '@hub/contracts/directory';
import type { PulledFeed } from '../../domain/feeds/feed.js';
import { isWhole } from '../../domain/feeds/hub-document.js';
import { PageSequence } from '../../domain/feeds/page-sequence.js';
import type { RunningPull } from '../../domain/feeds/pull.js';
import { fromVersion1, isVersion1 } from '../../domain/feeds/version-1.js';
import { withoutNulls } from '../../domain/feeds/without-nulls.js';
import type { DirectoryStores, DirectoryWork } from '../ports.js';
import { type FeedDetails, KEEP } from './feed-details.js';
import type { FeedTools } from './ports.js';
import type { StagedService } from './pull-ports.js';
import { FeedFault, type FeedReader, type FetchBudget, type PageMark } from './reader-ports.js';
import { idOf } from './record-id.js';
import { checkRecords, type NamedRecords } from './staging-step.js';

export interface ReadingParts {
  readonly work: DirectoryWork;
  readonly reader: FeedReader;
  readonly tools: FeedTools;
  readonly details: FeedDetails;
  readonly budget: (bytes: number) => FetchBudget;
}

/** Reads all pages of a feed into rows of their own. */
export class FeedReading {
  readonly marks = new Map<number, PageMark>();
  staged = 0;
  /** Records that stood in it before: a sign that it changed while it was read. */
  doubled = 0;
  private sequence = new PageSequence();
  /** What the feed calls its first page, where it is asked. */
  private first = 1;

  /** @param known pages as the feed said before */
  constructor(
    readonly feed: PulledFeed,
    public pull: RunningPull,
    private readonly known: ReadonlyMap<number, PageMark>,
    private readonly parts: ReadingParts,
  ) {}

  get consistent(): boolean {
    return this.sequence.consistent && this.doubled === 0;
  }

  get counted(): boolean {
    return this.sequence.counted;
  }

  async readAll(): Promise<void> {
    for (let page = 1, more = true; more; page += 1) {
      more = await this.readPage(page);
      this.pull = { ...this.pull, pages: page };
      if (page === 1 && this.first === 0 && this.marks.size === 0) page = 0;
      await this.parts.work.repeatable(({ pulls }) => pulls.save(this.pull));
    }
  }

  /** @returns whether there is a page after it */
  private async readPage(page: number): Promise<boolean> {
    const { reader, budget } = this.parts;
    const mark = this.first === 1 ? this.known.get(page) : undefined;
    const taken: { sourceIds: string[]; refused: number } = { sourceIds: [], refused: 0 };
    let isRepeated = false;
    const asked = { url: this.feed.url, page: page - 1 + this.first, mark };
    const fetched = await reader.page(asked, budget(this.pull.bytes), async (records) => {
      if (taken.sourceIds.length === 0 && !isRepeated) isRepeated = !this.isNew(page, records);
      if (isRepeated) return;
      const batch = await this.takeSome(records, page, taken.sourceIds.length);
      taken.sourceIds.push(...batch.sourceIds);
      taken.refused += batch.refused;
    });
    this.pull = { ...this.pull, bytes: this.pull.bytes + fetched.bytes };
    if (fetched.absent) return this.endWithout(page);
    if (!fetched.counters) return this.keepPage(page);
    if (page === 1 && this.first === 1 && fetched.counters.first_page === false)
      return this.beginAtNought();
    const next = this.sequence.take(page, fetched.counters, taken.sourceIds.length);
    if ('fault' in next) throw new FeedFault(next.fault);
    const { etag, lastModified } = fetched;
    this.marks.set(page, {
      page,
      ...taken,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
    return next.more && !isRepeated;
  }

  private isNew(page: number, records: readonly unknown[]): boolean {
    const begun = this.sequence.begin(page, this.parts.tools.digest(JSON.stringify(records)));
    if ('fault' in begun) throw new FeedFault(begun.fault);
    return begun.isNew;
  }

  /** Some feeds that do not count their pages answer 404 behind the last. */
  private endWithout(page: number): boolean {
    if (this.sequence.counted)
      throw new FeedFault(`Page ${String(page)} is answered with status 404.`);
    return false;
  }

  /** Its page 1 says that it is not the first: this feed counts its pages from nought. */
  private async beginAtNought(): Promise<boolean> {
    this.first = 0;
    this.sequence = new PageSequence();
    this.staged = 0;
    this.doubled = 0;
    this.pull = { ...this.pull, good: 0, bad: 0, warnings: 0 };
    await this.parts.work.repeatable(({ pulls }) => pulls.restart(this.pull.id));
    return true;
  }

  /** A page that is as it was: so are its services. */
  private async keepPage(page: number): Promise<boolean> {
    const mark = this.known.get(page);
    if (!mark)
      throw new FeedFault(
        `Page ${String(page)} is answered with 304, though nothing was said of an earlier one.`,
      );
    this.sequence.keep(mark.sourceIds.length);
    this.marks.set(page, mark);
    this.pull = {
      ...this.pull,
      unchangedPages: this.pull.unchangedPages + 1,
      good: this.pull.good + mark.sourceIds.length - mark.refused,
      bad: this.pull.bad + mark.refused,
    };
    const keep = async ({ pulls }: DirectoryStores): Promise<void> => {
      const doubled = await pulls.stage(
        this.pull.id,
        mark.sourceIds.map((sourceId) => ({ sourceId })),
      );
      this.staged += mark.sourceIds.length - doubled.length;
    };
    await this.parts.tools.pace(() => this.parts.work.repeatable(keep));
    return this.known.has(page + 1);
  }

  private async takeSome(
    records: readonly unknown[],
    page: number,
    before: number,
  ): Promise<{ sourceIds: string[]; refused: number }> {
    const named = records.map((one, place) => {
      const record = withoutNulls(one);
      const called = `number ${String(before + place + 1)} of page ${String(page)}`;
      return { record, called: idOf(record) ?? called };
    });
    const isList = !named.some(
      ({ record }) => typeof record === 'object' && record !== null && isWhole(record),
    );
    const whole = isList ? await this.withDetails(named) : named;
    const refused = await this.stage(
      whole.map(({ record, ...one }) => ({
        ...one,
        record: isVersion1(record) ? fromVersion1(record) : record,
      })),
    );
    return { sourceIds: named.map(({ called }) => called), refused };
  }

  private async withDetails(named: NamedRecords): Promise<NamedRecords> {
    const { details, budget } = this.parts;
    const read = await details.of(named, this.feed, () => budget(this.pull.bytes));
    this.pull = { ...this.pull, bytes: this.pull.bytes + read.bytes };
    return read.records;
  }

  /** @returns how many were refused */
  private async stage(records: NamedRecords): Promise<number> {
    const kept: StagedService[] = records
      .filter(({ record }) => record === KEEP)
      .map(({ called }) => ({ sourceId: called }));
    const { services, faults, bad, warnings } = await checkRecords(
      records.filter(({ record }) => record !== KEEP),
      this.feed,
      this.parts.tools,
    );
    // What is refused now keeps its last good copy: it is still in the feed.
    const refused = new Set(
      faults.filter(({ severity }) => severity === 'refused').map(({ record }) => record),
    );
    const keep = async ({ pulls }: DirectoryStores): Promise<void> => {
      const doubled = await pulls.stage(this.pull.id, [...services, ...kept]);
      const known = await pulls.stage(
        this.pull.id,
        [...refused].map((sourceId) => ({ sourceId })),
      );
      const twice: RecordFault[] = doubled.map((id) => ({
        record: id,
        field: 'id',
        message: 'stands in the feed twice; the first counts',
        severity: 'refused',
      }));
      await pulls.addFaults(this.pull.id, [...faults, ...twice]);
      this.doubled += doubled.length + known.length;
      this.staged += services.length + kept.length + refused.size - doubled.length - known.length;
      this.pull = {
        ...this.pull,
        good: this.pull.good + services.length + kept.length - doubled.length,
        bad: this.pull.bad + bad + doubled.length,
        warnings: this.pull.warnings + warnings,
      };
    };
    await this.parts.tools.pace(() => this.parts.work.repeatable(keep));
    return bad;
  }
}

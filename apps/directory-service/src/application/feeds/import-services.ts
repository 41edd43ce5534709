import {
  isRefusal,
  type MessageContext,
  type PullReport,
  type PullView,
  type RecordFault,
  type Refusal,
  refuse,
} from '@hub/contracts';
import type { Feed } from '../../domain/feeds/feed.js';
import { faultsInColumns, recordOf } from '../../domain/feeds/imported-row.js';
import {
  type DirectoryWork,
  FeedFault,
  type FeedTools,
  type RowFile,
  type Rows,
} from '../ports.js';
import { checkRecords, type Named } from './staging-step.js';
import { takeOver } from './take-over-step.js';

const MOST_ROWS = 20_000;

export interface ImportTerms {
  readonly kind: 'csv' | 'xlsx';
  readonly licence: string;
}

/**
 * Takes a file that lists all services of an authority without a feed: it takes the place of the file before. Good lines
 * go in, bad ones are listed by line and column; a service whose line is bad stays as it was.
 */
export class ImportServices {
  constructor(
    private readonly work: DirectoryWork,
    private readonly rows: RowFile,
    private readonly tools: FeedTools,
  ) {}

  async execute(
    bytes: Buffer,
    terms: ImportTerms,
    context: MessageContext,
  ): Promise<PullReport | Refusal> {
    const file = await this.rows.read(bytes, terms.kind);
    if ('unreadable' in file) return refuse('import_unreadable', file.unreadable);
    const wrong = faultsInColumns(file.columns);
    if (wrong.length > 0) return refuse('import_unreadable', 'Its columns are not right.', wrong);
    if (file.rows.length === 0 || file.rows.length > MOST_ROWS)
      return refuse('import_unreadable', `It must have between 1 and ${String(MOST_ROWS)} lines.`);
    const feed = await this.feedFor(terms, context);
    if (isRefusal(feed)) return feed;
    return this.take(file, feed);
  }

  /** Each authority has one import. */
  private feedFor({ licence }: ImportTerms, context: MessageContext): Promise<Feed | Refusal> {
    return this.work.request(context, {}, async ({ feeds }) => {
      const { authority } = context.caller;
      const own: Feed = {
        id: this.tools.ids.next(),
        authority,
        kind: 'import',
        name: 'Imported file',
        licence,
        state: 'new',
        failures: 0,
      };
      const isFirst = await feeds.add(own);
      const feed = isFirst ? own : await feeds.importOf(authority);
      return feed
        ? { result: { ...feed, licence }, facts: [], evidence: { subject: feed.id } }
        : refuse('conflict', 'The import was ended a moment ago: send the file again.');
    });
  }

  private async take({ rows }: Rows, feed: Feed): Promise<PullReport | Refusal> {
    const now = this.tools.clock.now();
    const begun: PullView = {
      id: this.tools.ids.next(),
      feedId: feed.id,
      outcome: 'running',
      beganAt: now,
      pages: 1,
      unchangedPages: 0,
      bytes: 0,
      good: 0,
      bad: 0,
      added: 0,
      changed: 0,
      removed: 0,
      same: 0,
    };
    await this.work.repeatable(({ pulls }) => pulls.save(begun));
    try {
      await this.takeLines(begun, rows, feed);
    } catch (error) {
      const because =
        error instanceof FeedFault
          ? error.message
          : 'The hub made a mistake while reading it; operations are told.';
      await this.work.repeatable(({ pulls }) =>
        pulls.save({ ...begun, outcome: 'failed', because, endedAt: this.tools.clock.now() }),
      );
      if (error instanceof FeedFault) return refuse('conflict', because);
      throw error;
    } finally {
      await this.work.repeatable(({ pulls }) => pulls.clear(begun.id));
    }
    await this.work.repeatable(({ pulls }) => pulls.refreshSearch(feed.id));
    return (await this.work.read(({ pulls }) => pulls.find(begun.id))) ?? refuse('not_found');
  }

  private async takeLines(begun: PullView, rows: Rows['rows'], feed: Feed): Promise<void> {
    const { records, faults } = this.read(rows, feed);
    const checked = await checkRecords(records, feed, this.tools);
    const kept = this.badButKnown(rows, [...faults, ...checked.faults], feed).map((sourceId) => ({
      sourceId,
    }));
    const { good, staged } = await this.work.read(async ({ pulls }) => {
      const doubled = await pulls.stage(begun.id, checked.services);
      const known = await pulls.stage(begun.id, kept);
      const named = this.linesOf(rows, new Set(doubled), feed).map((record) => ({
        record,
        field: 'reference',
        message: 'stands in the file twice; the first counts',
      }));
      await pulls.addFaults(begun.id, [...faults, ...checked.faults, ...named]);
      const fresh = checked.services.length - doubled.length;
      return { good: fresh, staged: fresh + kept.length - known.length };
    });
    const bad = rows.length - good;
    const pull: PullView = {
      ...begun,
      outcome: bad === 0 ? 'complete' : 'partial',
      good,
      bad,
      ...(bad === 0 ? {} : { because: `${String(bad)} lines were refused.` }),
    };
    await takeOver(this.work, this.tools, { pull, feed, complete: true, staged, marks: [] });
  }

  private read(rows: Rows['rows'], feed: Feed): { records: Named; faults: RecordFault[] } {
    const faults: RecordFault[] = [];
    const records = rows.flatMap(({ line, values }) => {
      const read = recordOf(values, {
        taxonomy: this.tools.taxonomy,
        named: this.tools.named,
        feedId: feed.id,
      });
      const called = `line ${String(line)}`;
      if ('record' in read) return [{ record: read.record, called }];
      faults.push(...read.faults.map((fault) => ({ record: called, ...fault })));
      return [];
    });
    return { records, faults };
  }

  /** Lines whose service stood in a line before. */
  private linesOf(rows: Rows['rows'], sourceIds: ReadonlySet<string>, feed: Feed): string[] {
    const seen = new Set<string>();
    return rows.flatMap(({ line, values }) => {
      const id = this.idOf(values, feed);
      const isAgain = seen.has(id) && sourceIds.has(id);
      seen.add(id);
      return isAgain ? [`line ${String(line)}`] : [];
    });
  }

  private idOf(values: Rows['rows'][number]['values'], feed: Feed): string {
    return this.tools.named(`${feed.id} ${values['reference'] ?? ''} service`);
  }

  private badButKnown(rows: Rows['rows'], faults: readonly RecordFault[], feed: Feed): string[] {
    const wrong = new Set(faults.map(({ record }) => record));
    return rows
      .filter(({ line }) => wrong.has(`line ${String(line)}`))
      .map(({ values }) => this.idOf(values, feed));
  }
}

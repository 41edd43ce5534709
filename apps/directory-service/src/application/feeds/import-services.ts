import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { PullReport, RecordFault } from '@hub/contracts/directory';
import type { MessageContext } from '@hub/use-case';
import type { Feed } from '../../domain/feeds/feed.js';
import { faultsInColumns, unknownColumns } from '../../domain/feeds/imported-columns.js';
import { failed, type RunningPull, taken, type Verdict } from '../../domain/feeds/pull.js';
import { begunPull } from './begun-pull.js';
import { viewReport } from './pull-view.js';
import { byServices, inOrder, readLines } from './read-lines.js';
import { idOf } from './record-id.js';
import type { DirectoryWork } from '../ports.js';
import type { FeedTools } from './ports.js';
import { FeedFault } from './reader-ports.js';
import type { FileKind, RowFile, Rows } from './file-ports.js';
import { checkRecords } from './staging-step.js';
import { countsOf, takeOver } from './take-over-step.js';

const MOST_SHOWN = 500;
const SERVICES_AT_ONCE = 500;

export interface ImportTerms {
  readonly kind: FileKind;
  readonly licence: string;
  /** Says what would come of the file, and keeps nothing. */
  readonly dryRun?: boolean;
}

/**
 * Takes a file that lists all services of an authority without a feed: it takes the place of the
 * file before. Good lines go in, bad ones are listed by line and column; a service whose line is
 * bad stays as it was.
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
    if (file.rows.length === 0)
      return refuse('import_unreadable', 'It has no line under its column names.');
    if (terms.dryRun) return this.rehearse(file, await this.feedToBe(terms, context));
    const feed = await this.feedFor(terms, context);
    if (isRefusal(feed)) return feed;
    return this.take(file, feed);
  }

  /** The import that the authority has, or that it would have. */
  private async feedToBe({ licence }: ImportTerms, context: MessageContext): Promise<Feed> {
    const { authority } = context.caller;
    const present = await this.work.read(({ feeds }) => feeds.importOf(authority));
    return present ? { ...present, licence } : this.newFeed(authority, licence);
  }

  private newFeed(authority: string, licence: string): Feed {
    return {
      id: this.tools.ids.next(),
      authority,
      kind: 'import',
      name: 'Imported file',
      licence,
      state: 'new',
      failures: 0,
    };
  }

  /** Each authority has one import. */
  private feedFor({ licence }: ImportTerms, context: MessageContext): Promise<Feed | Refusal> {
    return this.work.request(context, {}, async ({ feeds }) => {
      const { authority } = context.caller;
      const own = this.newFeed(authority, licence);
      const isFirst = await feeds.add(own);
      const feed = isFirst ? own : await feeds.importOf(authority);
      if (feed) await feeds.change({ ...feed, licence });
      return feed
        ? { result: { ...feed, licence }, facts: [], evidence: { subject: feed.id } }
        : refuse('conflict', 'The import was ended a moment ago: send the file again.');
    });
  }

  private async take(file: Rows, feed: Feed): Promise<PullReport | Refusal> {
    const begun: RunningPull = { ...begunPull(feed, this.tools), pages: 1 };
    await this.work.repeatable(({ pulls }) => pulls.save(begun));
    try {
      const read = await this.stage(begun, file, feed);
      const { pull, staged } = read;
      await this.work.repeatable(({ pulls }) => pulls.addFaults(pull.id, read.faults));
      await takeOver(this.work, this.tools, {
        pull,
        verdict: read.verdict,
        claimed: feed,
        feed: { ...feed, recordsRead: pull.good + pull.bad, recordsRefused: pull.bad },
        complete: true,
        staged,
        marks: [],
      });
    } catch (error) {
      const because =
        error instanceof FeedFault
          ? error.message
          : 'The hub made a mistake while reading it; operations are told.';
      await this.work.repeatable(({ pulls }) =>
        pulls.save(failed(begun, because, this.tools.clock.now())),
      );
      if (error instanceof FeedFault) return refuse('conflict', because);
      throw error;
    } finally {
      await this.work.repeatable(({ pulls }) => pulls.clear(begun.id));
    }
    const found = await this.work.read(({ pulls }) => pulls.find(begun.id));
    return found ? viewReport(found.pull, found.findings) : refuse('not_found');
  }

  /** The report that the file would get, of which nothing is kept. */
  private async rehearse(file: Rows, feed: Feed): Promise<PullReport> {
    const begun: RunningPull = { ...begunPull(feed, this.tools), pages: 1 };
    try {
      const { pull, verdict, faults } = await this.stage(begun, file, feed);
      const over = await this.work.read(({ pulls }) =>
        pulls.preview({ id: pull.id, feed }, this.tools.pace),
      );
      const findings = {
        faults: faults.slice(0, MOST_SHOWN),
        differences: over.changes.slice(0, MOST_SHOWN),
      };
      const wouldBe = taken(pull, verdict, countsOf(over), this.tools.clock.now());
      return { ...viewReport(wouldBe, findings), dryRun: true };
    } finally {
      await this.work.repeatable(({ pulls }) => pulls.clear(begun.id));
    }
  }

  /**
   * Checks the lines and stages what is good, some services at a time: a file may hold more than
   * would fit beside itself.
   */
  private async stage(
    begun: RunningPull,
    { columns, rows }: Rows,
    feed: Feed,
  ): Promise<StagedImport> {
    const unknown = unknownColumns(columns);
    const found = { staged: 0, bad: 0, warnings: unknown.length };
    const faults: RecordFault[] = [];
    const recordFaults: RecordFault[] = [];
    for (const some of byServices(rows, SERVICES_AT_ONCE)) {
      const read = await this.stageSome(begun.id, some, feed);
      found.staged += read.staged;
      found.bad += read.bad;
      found.warnings += read.warnings;
      faults.push(...read.faults);
      recordFaults.push(...read.recordFaults);
    }
    const { staged, bad, warnings } = found;
    return {
      staged,
      faults: [
        ...unknown.map((one) => ({ record: 'line 1', ...one, severity: 'warning' as const })),
        ...inOrder(faults),
        ...recordFaults,
      ],
      pull: { ...begun, good: rows.length - bad, bad, warnings },
      verdict:
        bad === 0
          ? { outcome: 'complete' }
          : { outcome: 'partial', because: `${String(bad)} lines were refused.` },
    };
  }

  /** A service whose line is bad keeps the copy it had. */
  private async stageSome(pullId: string, rows: Rows['rows'], feed: Feed): Promise<SomeStaged> {
    const { records, faults, badIds, lines } = readLines(rows, feed, this.tools);
    const checked = await checkRecords(records, feed, this.tools);
    const wrong = new Set(
      checked.faults.flatMap(({ record, severity }) => (severity === 'refused' ? [record] : [])),
    );
    const alsoBad = records.filter(({ called }) => wrong.has(called));
    const kept = [...badIds, ...alsoBad.flatMap(({ record }) => idOf(record) ?? [])];
    const staged = await this.work.read(async ({ pulls }) => {
      await pulls.stage(pullId, checked.services);
      const known = await pulls.stage(
        pullId,
        kept.map((sourceId) => ({ sourceId })),
      );
      return checked.services.length + kept.length - known.length;
    });
    return {
      staged,
      bad: lines.bad + alsoBad.reduce((sum, { called }) => sum + (lines.of.get(called) ?? 1), 0),
      warnings: checked.warnings,
      faults,
      recordFaults: checked.faults,
    };
  }
}

/** Of some services. */
interface SomeStaged {
  readonly staged: number;
  readonly bad: number;
  readonly warnings: number;
  readonly faults: readonly RecordFault[];
  readonly recordFaults: readonly RecordFault[];
}

interface StagedImport {
  readonly pull: RunningPull;
  readonly verdict: Verdict;
  readonly staged: number;
  readonly faults: readonly RecordFault[];
}

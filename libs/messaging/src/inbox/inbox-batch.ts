import type { EntityManager } from 'typeorm';
import type { JournalEvent } from '@hub/journal';
import type { CausedFact } from '../outbox/write-facts.js';
import { type Arrival, HandlerFailed, streamsOf, type Verdict } from './arrival.js';
import { BatchPlan, type HandlingResult, type OnRecord, parkedEvent } from './batch-plan.js';
import type { BatchSettings } from './batch-settings.js';
import { GatheredWork } from './gathered-work.js';
import { InboxTables } from './inbox-tables.js';
import { isInfrastructureFault } from './infrastructure-fault.js';
import type { Reaction, SharedWork, Work } from './reaction.js';
import { contextOf, type StreamMessage } from './stream-message.js';
import { areInTurn } from './turn.js';

/** Of all streams of a batch together, so that no transaction grows long. */
const MOST_RELEASED = 50;

/**
 * Applies a batch of arrivals in one transaction: reads what is on record, runs the handlers as the
 * plan says, writes. Lives for one attempt at it.
 */
export class InboxBatch {
  readonly reactions: Reaction[] = [];
  readonly facts: CausedFact[] = [];
  readonly events: JournalEvent[] = [];
  /** Messages whose handlers ran. */
  readonly taken: string[] = [];
  /** Whether held messages remain that can go on at once. */
  more = false;
  private readonly tables: InboxTables;
  private readonly gathered: GatheredWork;

  constructor(
    private readonly manager: EntityManager,
    private readonly settings: BatchSettings,
    /** Messages that failed in an earlier attempt at this batch. */
    private readonly verdicts: ReadonlyMap<string, Verdict>,
  ) {
    this.tables = new InboxTables(manager);
    this.gathered = new GatheredWork(manager);
  }

  async apply(arrivals: readonly Arrival[]): Promise<void> {
    const cursors = await this.tables.lockCursors(streamsOf(arrivals));
    const withHeld = [...cursors.values()].filter(({ held }) => held > 0).length;
    const mostReleased = Math.ceil(MOST_RELEASED / Math.max(withHeld, 1));
    const record = await this.read(arrivals, cursors, mostReleased);
    const { service, levelsMs } = this.settings;
    const plan = new BatchPlan(record, {
      service,
      levelsMs,
      verdicts: this.verdicts,
      now: Date.now(),
      mostReleased,
    });
    const steps = plan.steps(arrivals);
    for (let step = steps.next(); step.done !== true;)
      step = steps.next(await this.handle(step.value));
    await this.gathered.run();
    await this.write(plan, record);
    this.more = plan.more;
  }

  private async read(
    arrivals: readonly Arrival[],
    cursors: OnRecord['cursors'],
    mostReleased: number,
  ): Promise<OnRecord> {
    const messages = arrivals.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
    const nothingHeld = [...cursors.values()].every(({ held }) => held === 0);
    const mayFail = this.settings.guarded || arrivals.some((one) => 'verdict' in one);
    if (nothingHeld && !mayFail && areInTurn(messages, cursors))
      return { cursors, holds: [], handled: new Set() };
    return {
      cursors,
      // One more of each stream, which says that there are more.
      holds: await this.tables.readHolds(messages, [...cursors.values()], mostReleased + 1),
      handled: await this.tables.handledAmong(messages.map(({ envelope }) => envelope.id)),
    };
  }

  private async write(plan: BatchPlan, { cursors }: OnRecord): Promise<void> {
    const { added, changed, dropped } = plan.places;
    await this.tables.addHolds([...added.values()]);
    await this.tables.changeHolds(changed);
    await this.tables.dropHolds(dropped);
    await this.tables.markHandled(plan.handled);
    this.events.push(...plan.events);
    for (const messageId of plan.readable) await this.tables.dropUnreadable(messageId);
    for (const one of plan.unreadable) {
      const first = await this.tables.keepUnreadable(one);
      this.events.push(parkedEvent(one, first, this.settings.service));
    }
    await this.tables.saveCursors(
      [...cursors.values()].filter(({ stored, last, held }) => stored || last > 0 || held > 0),
    );
  }

  private async handle(message: StreamMessage): Promise<HandlingResult> {
    const began = performance.now();
    const waitedMs = Math.max(0, Date.now() - Date.parse(message.envelope.time));
    const { dispatch, guarded } = this.settings;
    const reaction = dispatch(message);
    this.reactions.push(reaction);
    this.taken.push(message.envelope.id);
    try {
      if (guarded) await this.manager.query('SAVEPOINT message');
      await this.run(await reaction.work, message);
      if (guarded) await this.manager.query('RELEASE SAVEPOINT message');
    } catch (error) {
      if (!guarded || isInfrastructureFault(error))
        throw new HandlerFailed(message.envelope.id, error);
      await this.manager.query('ROLLBACK TO SAVEPOINT message');
      reaction.rolledBack(error);
      this.reactions.pop();
      this.taken.pop();
      return { error };
    }
    return { waitedMs, workedMs: Math.round((performance.now() - began) * 100) / 100 };
  }

  private async run(work: Work | SharedWork | undefined, message: StreamMessage): Promise<void> {
    if (work !== undefined && typeof work !== 'function') {
      await this.gathered.add(work);
      if (this.settings.guarded) await this.gathered.run();
      return;
    }
    await this.gathered.run();
    const facts = work ? await work(this.manager) : [];
    for (const fact of facts) this.facts.push({ fact, cause: contextOf(message) });
  }
}

import { isRefusal, type Refusal } from '@hub/contracts';
import { allRoutes } from '@hub/contracts/access';
import type { ReadTimelinePayload, TimelineEntry, TimelinePage } from '@hub/contracts/ledger';
import { allMessages, CLOCK_STEPS, recordWords } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { type Story, stepIn } from '../domain/timeline.js';
import { unlessHidden } from './hidden-evidence.js';
import type { LedgerStore, LedgerWork, Shields } from './ports.js';
import { readCursor, USUAL_LIMIT } from './read-ledger.js';

/** Whatever does something, not whatever only looks. */
const DEEDS: ReadonlySet<string> = new Set([
  ...allMessages().flatMap(({ kind, type }) => (kind === 'command' ? [type] : [])),
  ...allRoutes().flatMap(({ method, type }) => (method === 'POST' ? [type] : [])),
  ...CLOCK_STEPS.map(({ action }) => action),
]);
/** Leaves looked at in one question to the database. */
const AT_ONCE = 500;

/** The story of an episode, of every kind, as far as it concerns who asks. */
export class ReadTimeline {
  constructor(
    private readonly work: LedgerWork,
    private readonly shields: Shields,
  ) {}

  execute(
    { episodeId, since, limit = USUAL_LIMIT, cursor }: ReadTimelinePayload,
    { caller }: MessageContext,
  ): Promise<TimelinePage | Refusal> {
    const before = readCursor(cursor);
    if (isRefusal(before)) return Promise.resolve(before);
    const story = { actions: DEEDS, after: since === undefined ? undefined : Date.parse(since) };
    const leaves = { episodeId, authority: caller.authority, before: before.index };
    const read = () =>
      this.work.read(async ({ ledger }) => {
        const found = await stepsOf(ledger, leaves, story, limit + 1);
        const items = found.slice(0, limit);
        const last = items.at(-1);
        return {
          items,
          ...(found.length > limit && last ? { nextCursor: String(last.index) } : {}),
        };
      });
    return unlessHidden(episodeId, caller, this.shields, read);
  }
}

/** The newest steps before a leaf. */
async function stepsOf(
  ledger: LedgerStore,
  {
    episodeId,
    authority,
    before,
  }: {
    readonly episodeId: string;
    readonly authority: string;
    readonly before: number | undefined;
  },
  story: Story,
  limit: number,
): Promise<TimelineEntry[]> {
  const steps: TimelineEntry[] = [];
  let next = before;
  for (;;) {
    const leaves = await ledger.leavesOf(episodeId, { authority, before: next, limit: AT_ONCE });
    for (const leaf of leaves) {
      const step = stepIn(story, leaf, recordWords);
      if (step) steps.push(step);
      if (steps.length === limit) return steps;
    }
    if (leaves.length < AT_ONCE) return steps;
    next = leaves.at(-1)?.index;
  }
}

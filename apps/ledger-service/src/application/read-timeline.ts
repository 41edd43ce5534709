import { isRefusal, type Refusal } from '@hub/contracts';
import { allRoutes } from '@hub/contracts/access';
import type { ReadTimelinePayload, TimelinePage } from '@hub/contracts/ledger';
import { allMessages, CLOCK_STEPS, recordWords } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { timelineEntry } from '../domain/timeline.js';
import { unlessHidden } from './hidden-evidence.js';
import type { LedgerWork, Shields } from './ports.js';
import { readCursor, USUAL_LIMIT } from './read-ledger.js';

/** Whatever does something, not whatever only looks. */
const DEEDS: readonly string[] = [
  ...allMessages().flatMap(({ kind, type }) => (kind === 'command' ? [type] : [])),
  ...allRoutes().flatMap(({ method, type }) => (method === 'POST' ? [type] : [])),
  ...CLOCK_STEPS.map(({ action }) => action),
];

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
    const read = () =>
      this.work.read(async ({ ledger }) => {
        const found = await ledger.timelineOf(episodeId, {
          authority: caller.authority,
          actions: DEEDS,
          since,
          before: before.index,
          limit: limit + 1,
        });
        const items = found.slice(0, limit).map((leaf) => timelineEntry(leaf, recordWords));
        const last = items.at(-1);
        return {
          items,
          ...(found.length > limit && last ? { nextCursor: String(last.index) } : {}),
        };
      });
    return unlessHidden(episodeId, caller, this.shields, read);
  }
}

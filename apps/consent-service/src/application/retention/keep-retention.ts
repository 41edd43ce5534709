import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  CountedFrom,
  ErasurePage,
  HoldRetentionPayload,
  ReadRetentionPayload,
  RetentionView,
} from '@hub/contracts/consent';
import type { PageQuery } from '@hub/contracts/shape';
import { type MessageContext, pageOf, readPage, type Viewer } from '@hub/use-case';
import {
  alarmOf,
  close,
  type ContentSchedule,
  endHold,
  goAlone,
  goOn,
  hold,
  letGo,
  type Retention,
  stateOf,
  takenUp,
} from '../../domain/retention/retention.js';
import { asSeenBy, hasPart } from '../../domain/episode-parts.js';
import type { ConsentStores, ConsentWork } from '../ports.js';

export const RETENTION_TIMER = 'retention';

/**
 * Starts to count how long the content of an episode stays, and of those that it had taken up
 * again.
 */
export async function countFromClosing(
  stores: ConsentStores,
  { episodeId, reason }: { readonly episodeId: string; readonly reason: CountedFrom },
  schedule: ContentSchedule,
): Promise<void> {
  const closed = close(
    await lockRetention(stores, episodeId),
    reason,
    await stores.timers.now(),
    schedule,
  );
  await saveRetention(stores, closed);
  for (const earlier of await stores.retentions.keptBy(episodeId))
    await saveRetention(stores, letGo(earlier, closed));
}

/**
 * Stops the count of an episode that another one takes up again, and of those it had taken up
 * itself.
 */
export async function keepWithNext(
  stores: ConsentStores,
  episodeId: string,
  next: string,
): Promise<void> {
  const earlier = await lockRetention(stores, episodeId);
  for (const one of [earlier, ...(await stores.retentions.keptBy(episodeId))])
    await saveRetention(stores, takenUp(one, next));
}

/**
 * Keeps an episode for its own time again that was kept for as long as one of another child, with
 * those that it had taken up.
 */
export async function keepAlone(
  stores: ConsentStores,
  { episodeId, earlier }: { readonly episodeId: string; readonly earlier: readonly string[] },
  schedule: ContentSchedule,
): Promise<void> {
  const alone = goAlone(await lockRetention(stores, episodeId), schedule);
  await saveRetention(stores, alone);
  for (const id of earlier) {
    const one = await lockRetention(stores, id);
    const isCounting = alone.keepUntil !== undefined;
    await saveRetention(stores, isCounting ? letGo(one, alone) : takenUp(one, episodeId));
  }
}

/** Stops the count of an episode that had stopped and goes on. */
export async function stopCounting(stores: ConsentStores, episodeId: string): Promise<void> {
  await saveRetention(stores, goOn(await lockRetention(stores, episodeId)));
}

/**
 * Lets authorities hold what they need for longer, and shows what becomes of the content of an
 * episode.
 */
export class KeepRetention {
  constructor(private readonly work: ConsentWork) {}

  hold(command: HoldRetentionPayload, context: MessageContext): Promise<RetentionView | Refusal> {
    const { ground, reference } = command;
    return this.change(command, context, (retention, authority, since) =>
      hold(retention, { authority, ground, reference, since }),
    );
  }

  endHold(
    command: ReadRetentionPayload,
    context: MessageContext,
  ): Promise<RetentionView | Refusal> {
    return this.change(command, context, (retention, authority) => endHold(retention, authority));
  }

  read(
    { episodeId }: ReadRetentionPayload,
    { caller }: MessageContext,
  ): Promise<RetentionView | Refusal> {
    return this.work.read(async (stores) =>
      (await mayKnow(stores, episodeId, caller))
        ? view(stores, (await stores.retentions.find(episodeId)) ?? { episodeId, holds: [] })
        : refuse('not_found'),
    );
  }

  async erasures(query: PageQuery, { caller }: MessageContext): Promise<ErasurePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const found = await this.work.read(({ erasures }) =>
      erasures.list(caller.authority, page.limit + 1, page.after),
    );
    return pageOf(
      found,
      page.limit,
      ({ erasedAt, episodeId }) => ({ at: erasedAt, id: episodeId }),
      (receipt) => receipt,
    );
  }

  private change(
    command: ReadRetentionPayload,
    context: MessageContext,
    change: (retention: Retention, authority: string, at: string) => Retention,
  ): Promise<RetentionView | Refusal> {
    const { episodeId } = command;
    const { authority } = context.caller;
    return this.work.request<RetentionView>(context, command, async (stores) => {
      if (!(await mayKnow(stores, episodeId, context.caller))) return refuse('not_found');
      const before = await lockRetention(stores, episodeId);
      if (await stores.erasures.find(episodeId)) return refuse('content_erased');
      const changed = change(before, authority, await stores.timers.now());
      await saveRetention(stores, changed);
      return {
        result: await view(stores, changed),
        facts: [],
        evidence: {
          because: stateOf(changed),
          concerning: await stores.counterparts.of(episodeId),
        },
      };
    });
  }
}

/** The episode’s retention, locked with the episode. */
export async function lockRetention(
  { counterparts, retentions }: ConsentStores,
  episodeId: string,
): Promise<Retention> {
  await counterparts.lock(episodeId);
  return (await retentions.find(episodeId)) ?? { episodeId, holds: [] };
}

async function saveRetention(
  { retentions, timers }: ConsentStores,
  retention: Retention,
): Promise<void> {
  await retentions.save(retention);
  await timers.set(RETENTION_TIMER, retention.episodeId, alarmOf(retention));
}

async function mayKnow(
  { counterparts }: ConsentStores,
  episodeId: string,
  viewer: Viewer,
): Promise<boolean> {
  return hasPart(asSeenBy(await counterparts.parts(episodeId), viewer), viewer.authority);
}

async function view({ erasures }: ConsentStores, retention: Retention): Promise<RetentionView> {
  const { keptBy: _by, holds, ...said } = retention;
  const erased = await erasures.find(retention.episodeId);
  if (!erased) return { ...said, holds: [...holds], state: stateOf(retention) };
  return {
    ...said,
    holds: [...holds],
    state: 'erased',
    erasedAt: erased.erasedAt,
    erasedBecause: erased.reason,
    receipt: erased.receipt,
  };
}

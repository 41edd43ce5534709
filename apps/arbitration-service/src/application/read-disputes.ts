import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type DisputePage,
  type DisputeReport,
  DisputeView,
  type ListDisputesPayload,
  type ReadDisputePayload,
} from '@hub/contracts/arbitration';
import { plainFields, type GatheredItem, type ReportSpanPayload } from '@hub/contracts/shape';
import type { DisputePart, GatherDisputesPayload } from '@hub/internal-messages';
import {
  filtersOf,
  isHiddenFrom,
  type MessageContext,
  pageOf,
  readPage,
  readReportSpan,
} from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { isArbitrator, isParty } from '../domain/dispute.js';
import type { Dispute } from '../domain/dispute-state.js';
import type { Ladder } from '../domain/ladder.js';
import { ladderOf } from './dispute-step.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';

/** Shows disputes to their parties and arbitrators, and figures of them. */
export class ReadDisputes {
  constructor(private readonly work: ArbitrationWork) {}

  one(
    { disputeId }: ReadDisputePayload,
    { caller }: MessageContext,
  ): Promise<DisputeView | Refusal> {
    return this.work.read(async (stores) => {
      const dispute = await stores.disputes.find(disputeId);
      if (!dispute) return refuse('not_found');
      const hidden = await stores.counterparts.hiddenFrom(dispute.episodeId);
      const mayRead =
        !isHiddenFrom(hidden, caller) &&
        (isParty(dispute, caller.authority) ||
          isArbitrator(dispute, { authority: caller.authority, personId: caller.personId }));
      return mayRead
        ? viewDispute(dispute, await ladderOf(stores, dispute), caller.authority)
        : refuse('not_found');
    });
  }

  async list(
    query: ListDisputesPayload,
    { caller }: MessageContext,
  ): Promise<DisputePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { authority, personId } = caller;
    const choice = { ...filtersOf(query), authority, personId };
    return this.work.read(async (stores) => {
      const found = await stores.disputes.list(choice, page.limit + 1, page.after);
      const ladders = new Map<number, Ladder>();
      for (const dispute of found)
        if (!ladders.has(dispute.ladder))
          ladders.set(dispute.ladder, await ladderOf(stores, dispute));
      return pageOf(
        found,
        page.limit,
        ({ openedAt, id }) => ({ at: openedAt, id }),
        (dispute) => viewDispute(dispute, ladders.get(dispute.ladder) as Ladder, caller.authority),
      );
    });
  }

  /**
   * For a family that asks: in full where the authority that answers is a party; of others, that
   * there was one.
   */
  gather({ episodes, authority }: GatherDisputesPayload): Promise<DisputePart> {
    return this.work.read(async (stores) => {
      const items: GatheredItem[] = [];
      for (const dispute of await stores.disputes.ofEpisodes(episodes)) {
        const view = viewDispute(dispute, await ladderOf(stores, dispute), authority);
        items.push(itemOf(dispute, isParty(dispute, authority) ? view : withoutWords(view)));
      }
      return { items };
    });
  }

  figures(
    payload: ReportSpanPayload,
    { caller }: MessageContext,
  ): Promise<DisputeReport | Refusal> {
    return this.work.read(async ({ reports, timers }) => {
      const span = readReportSpan(payload, caller, londonDate(await timers.now()));
      return isRefusal(span)
        ? span
        : { from: span.from, to: span.to, ...(await reports.figures(span)) };
    });
  }
}

function itemOf({ id, openedAt, openedBy }: Dispute, view: Partial<DisputeView>): GatheredItem {
  return {
    id: `dispute-${id}`,
    section: 'disputes',
    title: 'Authorities disagreed',
    at: openedAt,
    authority: openedBy,
    fields: plainFields(DisputeView, view, [
      'openedAt',
      'openedBy',
      'episodeId',
      'waits',
      'ladder',
      'speakers',
      'version',
    ]),
  };
}

/** What everybody with a part in the episode knows of a dispute. */
function withoutWords({
  id,
  kind,
  respondents,
  state,
  endedAt,
}: DisputeView): Partial<DisputeView> {
  return { id, kind, respondents, state, ...(endedAt === undefined ? {} : { endedAt }) };
}

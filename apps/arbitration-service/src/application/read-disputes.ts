import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type DisputePage,
  type DisputeReport,
  DisputeView,
  type ListDisputesPayload,
  ReadDispute,
  type ReadDisputePayload,
} from '@hub/contracts/arbitration';
import { plainFields, type GatheredItem, type ReportSpanPayload } from '@hub/contracts/shape';
import type { DisputePart, GatherDisputesPayload } from '@hub/internal-messages';
import type { PoliciesInForce } from '@hub/policy';
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
import type { ArbitrationStores, ArbitrationWork } from './ports.js';
import { whoMayInAnyDispute, whoMayInDispute } from './who-may.js';

/**
 * Shows disputes to who works with the child and answers for them at the parties, and to their
 * arbitrators, and figures of them.
 */
export class ReadDisputes {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly policies: PoliciesInForce,
  ) {}

  one({ disputeId }: ReadDisputePayload, context: MessageContext): Promise<DisputeView | Refusal> {
    const { caller } = context;
    return this.work.read(async (stores) => {
      const dispute = await stores.disputes.find(disputeId);
      if (!dispute) return refuse('not_found');
      const hidden = await stores.counterparts.hiddenFrom(dispute.episodeId);
      const isTheirs =
        !isHiddenFrom(hidden, caller) &&
        (isParty(dispute, caller.authority) ||
          isArbitrator(dispute, { authority: caller.authority, personId: caller.personId }));
      if (!isTheirs) return refuse('not_found');
      const may = await this.whoMay(stores, dispute, context);
      return isRefusal(may)
        ? may
        : viewDispute(dispute, await ladderOf(stores, dispute), caller.authority);
    });
  }

  private async whoMay(stores: ArbitrationStores, dispute: Dispute, context: MessageContext) {
    const people = await stores.counterparts.people(dispute.episodeId);
    const about = { dispute, people };
    return whoMayInDispute(stores, this.policies, ReadDispute.type, about, context);
  }

  /**
   * Whoever answers for their authority sees all of its disputes; others those about children they
   * work with, so that a page may hold fewer than were asked for.
   */
  async list(query: ListDisputesPayload, context: MessageContext): Promise<DisputePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { authority, personId } = context.caller;
    const ofAll = whoMayInAnyDispute(this.policies, ReadDispute.type, context);
    const worksWith = isRefusal(ofAll) ? personId : undefined;
    if (isRefusal(ofAll) && worksWith === undefined) return ofAll;
    const choice = { ...filtersOf(query), authority, personId, worksWith };
    return this.work.read(async (stores) => {
      const found = await stores.disputes.list(choice, page.limit + 1, page.after);
      const ladders = new Map<number, Ladder>();
      for (const dispute of found)
        if (!ladders.has(dispute.ladder))
          ladders.set(dispute.ladder, await ladderOf(stores, dispute));
      const mayNotRead = new Set<string>();
      if (worksWith !== undefined)
        for (const dispute of found)
          if (isRefusal(await this.whoMay(stores, dispute, context))) mayNotRead.add(dispute.id);
      const { items, ...rest } = pageOf(
        found,
        page.limit,
        ({ openedAt, id }) => ({ at: openedAt, id }),
        (dispute) => viewDispute(dispute, ladders.get(dispute.ladder) as Ladder, authority),
      );
      return { items: items.filter(({ id }) => !mayNotRead.has(id)), ...rest };
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

import { type DisputePage, type DisputeReport, type DisputeView, isRefusal, type MessageContext, pageOf, type PageQuery, type ReadDisputePayload, readPage, readReportSpan, type Refusal, refuse, type ReportSpanPayload } from '@hub/contracts';
import { isArbitrator, isParty } from '../domain/dispute.js';
import type { Ladder } from '../domain/ladder.js';
import { ladderOf, viewDispute } from './dispute-step.js';
import type { ArbitrationWork } from './ports.js';

/** Shows disputes to their parties and arbitrators, and figures of them. */
export class ReadDisputes {
  constructor(private readonly work: ArbitrationWork) {}

  one({ disputeId }: ReadDisputePayload, { caller }: MessageContext): Promise<DisputeView | Refusal> {
    return this.work.read(async (stores) => {
      const dispute = await stores.disputes.find(disputeId);
      const mayRead = dispute && (isParty(dispute, caller.authority) || isArbitrator(dispute, { authority: caller.authority, personId: caller.personId }));
      return mayRead ? viewDispute(dispute, await ladderOf(stores, dispute), caller.authority) : refuse('not_found');
    });
  }

  async list(query: PageQuery, { caller }: MessageContext): Promise<DisputePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async (stores) => {
      const found = await stores.disputes.list(caller.authority, page.limit + 1, page.after);
      const ladders = new Map<number, Ladder>();
      for (const dispute of found) if (!ladders.has(dispute.ladder)) ladders.set(dispute.ladder, await ladderOf(stores, dispute));
      return pageOf(found, page.limit, ({ openedAt, id }) => ({ at: openedAt, id }), (dispute) => viewDispute(dispute, ladders.get(dispute.ladder) as Ladder, caller.authority));
    });
  }

  figures(payload: ReportSpanPayload, { caller }: MessageContext): Promise<DisputeReport | Refusal> {
    return this.work.read(async ({ reports, timers }) => {
      const span = readReportSpan(payload, caller, await timers.now());
      return isRefusal(span) ? span : { from: span.from, to: span.to, ...(await reports.figures(span)) };
    });
  }
}

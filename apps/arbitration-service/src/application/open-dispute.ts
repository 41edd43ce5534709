import {
  type Clock,
  DisputeOpened,
  type DisputeView,
  fact,
  type Ids,
  isRefusal,
  type MessageContext,
  type OpenDisputePayload,
  type Refusal,
} from '@hub/contracts';
import { openDispute } from '../domain/dispute.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';

export class OpenDispute {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(claim: OpenDisputePayload, context: MessageContext): Promise<DisputeView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, claim, async ({ disputes, counterparts }) => {
      const opening = { id: this.ids.next(), authority, at: this.clock.now() };
      const dispute = openDispute(claim, { ...opening, counterparts: await counterparts.of(claim.episodeId) });
      if (isRefusal(dispute)) return dispute;
      await disputes.add(dispute);
      const { id: disputeId, episodeId, kind, openedBy, riskOfHarm } = dispute;
      const respondents = [...dispute.respondents];
      const opened = { disputeId, episodeId, kind, openedBy, respondents, riskOfHarm };
      return { result: viewDispute(dispute), facts: [fact(DisputeOpened, opened, [openedBy, ...respondents])] };
    });
  }
}

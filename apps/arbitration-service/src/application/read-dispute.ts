import { type DisputeView, type MessageContext, type ReadDisputePayload, type Refusal, refuse } from '@hub/contracts';
import { isParty } from '../domain/dispute.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';

export class ReadDispute {
  constructor(private readonly work: ArbitrationWork) {}

  execute({ disputeId }: ReadDisputePayload, { caller }: MessageContext): Promise<DisputeView | Refusal> {
    return this.work.read(async ({ disputes }) => {
      const dispute = await disputes.find(disputeId);
      return dispute && isParty(dispute, caller.authority) ? viewDispute(dispute) : refuse('not_found');
    });
  }
}

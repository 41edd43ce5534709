import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type DisputeBundle,
  ReadDisputeBundle,
  type ReadDisputePayload,
} from '@hub/contracts/arbitration';
import type { PoliciesInForce } from '@hub/policy';
import { digestOf } from '@hub/security';
import { isHiddenFrom, type MessageContext } from '@hub/use-case';
import { historyOf, namedIn } from '../domain/bundle.js';
import { isArbitrator } from '../domain/dispute.js';
import { isUnended } from '../domain/dispute-state.js';
import { evidenceOf, ladderOf } from './dispute-step.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';
import { whoMayInDispute } from './who-may.js';

/**
 * Shows the arbitrator in office what the parties say and name, and what happened; that they read
 * it, and what it was, stands in the ledger.
 */
export class ReadBundle {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly policies: PoliciesInForce,
  ) {}

  execute(command: ReadDisputePayload, context: MessageContext): Promise<DisputeBundle | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    return this.work.request<DisputeBundle>(context, command, async (stores) => {
      const dispute = await stores.disputes.find(command.disputeId);
      const inOffice = dispute && isArbitrator(dispute, { authority, personId });
      // Nothing is left to judge once it has ended.
      if (!inOffice || !isUnended(dispute)) return refuse('not_found');
      const hidden = await stores.counterparts.hiddenFrom(dispute.episodeId);
      if (isHiddenFrom(hidden, caller)) return refuse('not_found');
      const about = { dispute, people: await stores.counterparts.people(dispute.episodeId) };
      const action = ReadDisputeBundle.type;
      const may = await whoMayInDispute(stores, this.policies, action, about, context);
      if (isRefusal(may)) return may;
      const bundle = {
        dispute: viewDispute(dispute, await ladderOf(stores, dispute), authority),
        evidence: namedIn(dispute),
        history: historyOf(dispute),
        madeAt: await stores.timers.now(),
      };
      const digest = digestOf(bundle);
      return {
        result: { ...bundle, digest },
        facts: [],
        evidence: { ...evidenceOf(dispute, 'open', may), because: digest },
      };
    });
  }
}

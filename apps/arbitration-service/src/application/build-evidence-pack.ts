import { type Refusal, refuse } from '@hub/contracts';
import type { EvidencePack, ReadDisputePayload } from '@hub/contracts/arbitration';
import { isHiddenFrom, type MessageContext } from '@hub/use-case';
import { digestOf } from '@hub/security';
import { isParty } from '../domain/dispute.js';
import { evidenceOf } from './dispute-step.js';
import type { ArbitrationWork, HubRecords } from './ports.js';

/**
 * Makes up what the hub has on record for one party: only what that party may see, with a digest
 * that stands in the ledger.
 */
export class BuildEvidencePack {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly records: HubRecords,
  ) {}

  async execute(
    command: ReadDisputePayload,
    context: MessageContext,
  ): Promise<EvidencePack | Refusal> {
    const { caller } = context;
    const dispute = await this.work.read(async ({ counterparts, disputes }) => {
      const found = await disputes.find(command.disputeId);
      const hidden = found ? await counterparts.hiddenFrom(found.episodeId) : [];
      return isHiddenFrom(hidden, caller) ? undefined : found;
    });
    if (!dispute || !isParty(dispute, caller.authority)) return refuse('not_found');
    const { id: disputeId, episodeId, transferId } = dispute;
    const subjects = [episodeId, disputeId, ...(transferId === undefined ? [] : [transferId])];
    const checkpoint = await this.records.checkpoint(caller);
    const { entries, more } = await this.records.entries(episodeId, caller);
    const messages = await this.records.journeys(subjects, caller.authority);
    return this.work.request<EvidencePack>(context, command, async ({ timers }) => {
      const pack = {
        disputeId,
        authority: caller.authority,
        madeAt: await timers.now(),
        entries,
        more,
        checkpoint,
        messages,
      };
      const digest = digestOf(pack);
      return {
        result: { ...pack, digest },
        facts: [],
        evidence: { ...evidenceOf(dispute, 'open'), because: digest },
      };
    });
  }
}

import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { DisputeView, OpenDisputePayload } from '@hub/contracts/arbitration';
import type { TransferDisputedPayload } from '@hub/contracts/episode';
import type { Consequence, Ids, MessageContext } from '@hub/use-case';
import type { PoliciesInForce } from '@hub/policy';
import { alarmOf, claimOfSilence } from '../domain/dispute.js';
import { decideOpening } from '../domain/dispute-decisions.js';
import type { Dispute } from '../domain/dispute-state.js';
import type { Ladder } from '../domain/ladder.js';
import { notOver } from '../domain/episode-ends.js';
import { notLeftForSafeguarding, notTwin } from '../domain/twin-dispute.js';
import { DISPUTE_TIMER, evidenceOf, peopleAtWork } from './dispute-step.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationStores, ArbitrationWork, Transfers } from './ports.js';
import { whoMayOpen } from './who-may.js';

/** Opens disputes: for a party, and by itself where nobody answered a transfer in time. */
export class OpenDispute {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly transfers: Transfers,
    private readonly ids: Ids,
    /** The ladder that new disputes begin with. */
    private readonly ladder: Ladder,
    private readonly policies: PoliciesInForce,
  ) {}

  async execute(
    claim: OpenDisputePayload,
    context: MessageContext,
  ): Promise<DisputeView | Refusal> {
    const { authority } = context.caller;
    // A transfer of others cannot be claimed: the dispute that the hub opens about it later would
    // not be opened.
    const { transferId, episodeId } = claim;
    const transfer =
      transferId === undefined ? undefined : await this.transfers.find(transferId, context.caller);
    if (transferId !== undefined && transfer?.episodeId !== episodeId) return refuse('not_found');
    return this.work.request(context, claim, async (stores) => {
      const may = await whoMayOpen(stores, this.policies, claim.episodeId, context);
      if (isRefusal(may)) return may;
      // Whoever declined to lead a case answers for that, though they have no part in it.
      if (transfer?.state === 'declined' && transfer.fromAuthority === authority)
        await stores.counterparts.add(episodeId, [transfer.toAuthority]);
      const opened = await this.open(stores, claim, authority);
      if (isRefusal(opened)) return opened;
      const { next: dispute, facts } = opened;
      return {
        result: viewDispute(dispute, this.ladder, authority),
        facts,
        evidence: evidenceOf(dispute, 'open', may),
      };
    });
  }

  /** In the name of the authority that had proposed it, once for each transfer. */
  onSilence(transfer: TransferDisputedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.add(transfer.episodeId, [
        transfer.fromAuthority,
        transfer.toAuthority,
      ]);
      const opened = await this.open(stores, claimOfSilence(transfer), transfer.fromAuthority);
      return isRefusal(opened) ? [] : opened.facts;
    });
  }

  private async open(
    stores: ArbitrationStores,
    claim: OpenDisputePayload,
    authority: string,
  ): Promise<Consequence<Dispute> | Refusal> {
    const { disputes, counterparts, timers } = stores;
    const known = await counterparts.of(claim.episodeId);
    const { shown } = await peopleAtWork(counterparts, claim.episodeId);
    const opened = decideOpening(claim, {
      id: this.ids.next(),
      authority,
      at: await timers.now(),
      ladder: this.ladder,
      counterparts: known,
      people: shown,
    });
    if (isRefusal(opened)) return opened;
    if (claim.transferId !== undefined && (await disputes.isDisputed(claim.transferId)))
      return refuse('conflict', 'A dispute about this transfer is on record.');
    const others = await disputes.lockedOf(claim.episodeId);
    const standing = await counterparts.standing(claim.episodeId);
    const sides = { ...claim, openedBy: authority };
    const refusal =
      notOver(claim, standing) ??
      notTwin(sides, others) ??
      notLeftForSafeguarding(sides, others, {
        standing,
        at: opened.next.openedAt,
        ladder: this.ladder,
      });
    if (refusal) return refusal;
    await disputes.add(opened.next);
    await timers.set(DISPUTE_TIMER, opened.next.id, alarmOf(opened.next));
    return opened;
  }
}

import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ProposeTransfer as Proposing,
  type ProposeTransferPayload,
  type TransferView,
} from '@hub/contracts/episode';
import type { Ids, MessageContext } from '@hub/use-case';
import { refuseHidden } from '../../domain/shield.js';
import { decideProposal } from '../../domain/transfers/hand-over.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { ClosedLeads } from '../leading/closed-leads.js';
import type { ConsentRegister, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { addTransfer } from './transfer-step.js';
import { viewTransfer } from './transfer-view.js';

/**
 * Proposes to pass the lead on, where the family’s consent covers the receiving authority; behind
 * an open transfer it waits its turn.
 */
export class ProposeTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly asked: {
      readonly register: ConsentRegister;
      readonly closedLeads: ClosedLeads;
    },
    private readonly ids: Ids,
    private readonly policy: TransferPolicy,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: ProposeTransferPayload,
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    const { authority } = context.caller;
    const { episodeId, toAuthority } = command;
    // A colleague learns nothing that their authority does not know.
    const agreed =
      toAuthority === authority ||
      (await this.asked.register.mayJoin(episodeId, toAuthority, context.caller));
    const outgoing = await this.asked.closedLeads.of(episodeId);
    return this.work.request(context, command, async (stores) => {
      const permitted = this.whoMay.decide(
        Proposing.type,
        await stores.episodes.lock(command.episodeId),
        context,
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const hidden = refuseHidden(episode, { authority: command.toAuthority });
      if (hidden) return hidden;
      const others = await stores.transfers.unendedOf(episode.id);
      const proposed = decideProposal(episode, command, {
        id: this.ids.next(),
        authority,
        at: await stores.timers.now(),
        policy: this.policy,
        others,
        closed: { outgoing, incoming: [] },
      });
      if (isRefusal(proposed)) return proposed;
      if (!agreed) return refuse('consent_missing');
      const facts = await addTransfer(stores, episode, proposed);
      const { transfer } = proposed.next;
      return {
        result: viewTransfer(transfer),
        facts,
        evidence: { episode: episode.id, subject: transfer.id, rule },
      };
    });
  }
}

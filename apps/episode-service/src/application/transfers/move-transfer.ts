import { isRefusal, type Refusal } from '@hub/contracts';
import {
  type AcceptTransferPayload,
  CancelTransfer,
  type CancelTransferPayload,
  type DeclineTransferPayload,
  type NominatePayload,
  type OverruleFamilyPayload,
  type ReadTransferPayload,
  type ReceivePackPayload,
  RecordFamilyView,
  type RecordFamilyViewPayload,
  type TransferView,
} from '@hub/contracts/episode';
import type { MessageContext } from '@hub/use-case';
import { decideStep, type TransferStep } from '../../domain/transfers/hand-over.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeWork, People } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import type { ClosedInTransfers } from './closed-in-transfers.js';
import { actorOf, lockForStep, settle } from './transfer-step.js';
import { viewTransfer } from './transfer-view.js';

type Answer = Promise<TransferView | Refusal>;

/**
 * The steps of who gives the lead away that policies decide; the others name their person
 * themselves.
 */
const BY_POLICY: Partial<Record<TransferStep['take'], string>> = {
  record_family_view: RecordFamilyView.type,
  cancel: CancelTransfer.type,
};

/** The steps that people take on a transfer, each on the version that they read. */
export class MoveTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly asked: { readonly people: People; readonly closed: ClosedInTransfers },
    private readonly policy: TransferPolicy,
    private readonly whoMay: WhoMay,
  ) {}

  recordFamilyView(command: RecordFamilyViewPayload, context: MessageContext): Answer {
    const { familyView } = command;
    return this.take(command, context, { take: 'record_family_view', familyView });
  }

  overruleFamily(
    { reason, familyToldOn, ...command }: OverruleFamilyPayload,
    context: MessageContext,
  ): Answer {
    return this.take(command, context, { take: 'overrule_family', reason, familyToldOn });
  }

  async nominate(command: NominatePayload, context: MessageContext): Answer {
    const { personId } = command;
    const nominee = await this.asked.people.find(personId);
    return this.take(command, context, { take: 'nominate', personId, nominee });
  }

  accept(command: AcceptTransferPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'accept', reviewOn: command.reviewOn });
  }

  /**
   * With the receipt of the pack the role passes, in the same transaction; where the effective
   * moment is later, then.
   */
  receivePack(command: ReceivePackPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'receive_pack', digest: command.digest });
  }

  decline(command: DeclineTransferPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'decline', reason: command.reason });
  }

  cancel(command: CancelTransferPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'cancel', reason: command.reason });
  }

  private async take(
    command: ReadTransferPayload,
    context: MessageContext,
    step: TransferStep,
  ): Answer {
    const named = step.take === 'nominate' ? step.personId : undefined;
    const closed = await this.asked.closed.of(command.transferId, named);
    return this.work.request(context, command, async (stores) => {
      const locked = await lockForStep(stores, command.transferId, context);
      if (isRefusal(locked)) return locked;
      const action = BY_POLICY[step.take];
      const permitted =
        action !== undefined && locked.transfer.fromAuthority === context.caller.authority
          ? this.whoMay.decide(action, locked.episode, context)
          : undefined;
      if (permitted && isRefusal(permitted)) return permitted;
      const acting = { at: await stores.timers.now(), policy: this.policy, closed };
      const decided = decideStep(locked, step, { ...acting, by: actorOf(context) });
      if (isRefusal(decided)) return decided;
      const facts = await settle(stores, decided, acting);
      const { transfer } = decided.next;
      return {
        result: viewTransfer(transfer),
        facts,
        evidence: {
          episode: transfer.episodeId,
          subject: transfer.id,
          because: transfer.state,
          ...(permitted ? { rule: permitted.rule } : {}),
        },
      };
    });
  }
}

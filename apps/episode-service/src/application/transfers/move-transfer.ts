import { type EventDefinition, isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type AcceptTransferPayload,
  type CancelTransferPayload,
  type DeclineTransferPayload,
  type NominatePayload,
  type ReadTransferPayload,
  type ReceivePackPayload,
  type RecordFamilyViewPayload,
  TransferAccepted,
  TransferCancelled,
  TransferCompleted,
  TransferDeclined,
  TransferNominated,
  TransferProgressed,
  TransferProposed,
  type TransferView,
} from '@hub/contracts/episode';
import type { MessageContext } from '@hub/use-case';
import {
  accept,
  type Actor,
  cancel,
  decline,
  nominate,
  receivePack,
  recordFamilyView,
} from '../../domain/transfers/transfer.js';
import type { Transfer } from '../../domain/transfers/transfer-state.js';
import { isHeld } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeWork, People } from '../ports.js';
import { actorOf, type Locked, lockForStep, settle } from './transfer-step.js';
import { viewTransfer } from './transfer-view.js';

interface Step {
  /** Whether it brings the role closer to passing, which a dispute holds up. */
  readonly moves?: boolean;
  readonly told: (moved: Transfer) => EventDefinition;
  readonly decide: (locked: Locked, by: Actor, at: string) => Transfer | Refusal;
}

/** The steps that people take on a transfer, each on the version that they read. */
export class MoveTransfer {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly policy: TransferPolicy,
  ) {}

  recordFamilyView(
    command: RecordFamilyViewPayload,
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    const { policy } = this;
    return this.take(command, context, {
      told: () => TransferProposed,
      decide: ({ transfer }, by, at) =>
        recordFamilyView(transfer, command.familyView, by, { at, policy }),
    });
  }

  async nominate(
    command: NominatePayload,
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    const person = await this.people.find(command.personId);
    const decide: Step['decide'] = ({ transfer }, by) => {
      const nominated = nominate(transfer, command.personId, by);
      return isRefusal(nominated) || person?.authority === transfer.toAuthority
        ? nominated
        : refuse('person_unknown');
    };
    return this.take(command, context, { told: () => TransferNominated, decide });
  }

  accept(command: AcceptTransferPayload, context: MessageContext): Promise<TransferView | Refusal> {
    const { policy } = this;
    return this.take(command, context, {
      told: () => TransferAccepted,
      decide: ({ transfer }, by, at) =>
        accept(transfer, by, { at, policy, reviewOn: command.reviewOn }),
    });
  }

  /** With the receipt of the pack the role passes, in the same transaction; where the effective moment is later, then. */
  receivePack(
    command: ReceivePackPayload,
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    const decide: Step['decide'] = ({ episode, transfer }, by, at) =>
      episode.lead.term === transfer.outgoingTerm
        ? receivePack(transfer, command.digest, by, at)
        : refuse('term_ended');
    return this.take(command, context, {
      told: ({ state }) => (state === 'completed' ? TransferCompleted : TransferProgressed),
      decide,
    });
  }

  decline(
    command: DeclineTransferPayload,
    context: MessageContext,
  ): Promise<TransferView | Refusal> {
    return this.take(command, context, {
      told: () => TransferDeclined,
      moves: false,
      decide: ({ transfer }, by, at) => decline(transfer, by, { reason: command.reason, at }),
    });
  }

  cancel(command: CancelTransferPayload, context: MessageContext): Promise<TransferView | Refusal> {
    return this.take(command, context, {
      told: () => TransferCancelled,
      moves: false,
      decide: ({ transfer }, by, at) => cancel(transfer, by, { reason: command.reason, at }),
    });
  }

  private take(
    command: ReadTransferPayload,
    context: MessageContext,
    { told, decide, moves = true }: Step,
  ): Promise<TransferView | Refusal> {
    return this.work.request(context, command, async (stores) => {
      const locked = await lockForStep(stores, command.transferId, context);
      if (isRefusal(locked)) return locked;
      if (moves && isHeld(locked.transfer, locked.episode))
        return refuse(
          'conflict',
          'A dispute about the episode is open; the Lead Professional stays meanwhile. Possible now: decline, cancel.',
        );
      const at = await stores.timers.now();
      const transfer = decide(locked, actorOf(context), at);
      if (isRefusal(transfer)) return transfer;
      const facts = await settle(stores, { episode: locked.episode, transfer }, told(transfer), {
        at,
        policy: this.policy,
      });
      return {
        result: viewTransfer(transfer),
        facts,
        evidence: { episode: transfer.episodeId, subject: transfer.id, because: transfer.state },
      };
    });
  }
}

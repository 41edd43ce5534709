import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerOfferPayload,
  DecideDisputePayload,
  DisputeReasonPayload,
  DisputeView,
  MakeOfferPayload,
  ReadDisputePayload,
  WriteStatementPayload,
} from '@hub/contracts/arbitration';
import type { Ids, MessageContext } from '@hub/use-case';
import { type Dispute, isArbitrator, isParty } from '../domain/dispute.js';
import type { DisputeEvent } from '../domain/dispute-machine.js';
import { answerOffer, makeOffer, writeStatement } from '../domain/dispute-offers.js';
import type { WithId } from '../domain/dispute-guards.js';
import * as steps from '../domain/dispute-steps.js';
import { evidenceOf, factOf, ladderOf, saveDispute, viewDispute } from './dispute-step.js';
import type { ArbitrationWork } from './ports.js';

type Decide = (dispute: Dispute, acting: WithId) => Dispute | Refusal;

/** The steps that people take in a dispute, each on the version that they read. */
export class TakeDisputeStep {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly ids: Ids,
  ) {}

  writeStatement(
    command: WriteStatementPayload,
    context: MessageContext,
  ): Promise<DisputeView | Refusal> {
    return this.take('write_statement', command, context, (dispute, acting) =>
      writeStatement(dispute, command, acting),
    );
  }

  makeOffer(command: MakeOfferPayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('make_offer', command, context, (dispute, acting) =>
      makeOffer(dispute, command, acting),
    );
  }

  answerOffer(
    command: AnswerOfferPayload,
    context: MessageContext,
  ): Promise<DisputeView | Refusal> {
    return this.take('answer_offer', command, context, (dispute, acting) =>
      answerOffer(dispute, command, acting),
    );
  }

  escalate(command: DisputeReasonPayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('escalate', command, context, steps.escalate);
  }

  withdraw(command: DisputeReasonPayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('withdraw', command, context, (dispute, acting) =>
      steps.withdraw(dispute, command.reason, acting),
    );
  }

  leaveForSafeguarding(
    command: DisputeReasonPayload,
    context: MessageContext,
  ): Promise<DisputeView | Refusal> {
    return this.take('leave_for_safeguarding', command, context, (dispute, acting) =>
      steps.leaveForSafeguarding(dispute, command.reason, acting),
    );
  }

  declareConflict(
    command: DisputeReasonPayload,
    context: MessageContext,
  ): Promise<DisputeView | Refusal> {
    return this.take('declare_conflict', command, context, steps.declareConflict);
  }

  decide(command: DecideDisputePayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('decide', command, context, (dispute, acting) =>
      steps.decide(dispute, command, acting),
    );
  }

  carryOut(command: ReadDisputePayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('carry_out', command, context, steps.carryOut);
  }

  reopen(command: DisputeReasonPayload, context: MessageContext): Promise<DisputeView | Refusal> {
    return this.take('reopen', command, context, (dispute, acting) =>
      steps.reopen(dispute, command.reason, acting),
    );
  }

  private take(
    event: DisputeEvent,
    command: ReadDisputePayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<DisputeView | Refusal> {
    const { caller, expectedVersion } = context;
    return this.work.request(context, command, async (stores) => {
      const dispute = await stores.disputes.lock(command.disputeId);
      const by = { authority: caller.authority, personId: caller.personId, roles: caller.roles };
      const wasArbitrator =
        dispute?.arbitrators.some(({ personId }) => personId === by.personId) ?? false;
      if (
        !dispute ||
        !(isParty(dispute, by.authority) || isArbitrator(dispute, by) || wasArbitrator)
      )
        return refuse('not_found');
      if (expectedVersion === undefined) return refuse('precondition_required');
      if (expectedVersion !== dispute.version) return refuse('etag_stale');
      const ladder = await ladderOf(stores, dispute);
      const moved = decide(dispute, {
        by,
        ladder,
        at: await stores.timers.now(),
        id: this.ids.next(),
      });
      if (isRefusal(moved)) return moved;
      await saveDispute(stores, moved);
      return {
        result: viewDispute(moved, ladder, by.authority),
        facts: [factOf(event, moved, ladder)],
        evidence: evidenceOf(moved, event),
      };
    });
  }
}

import { isRefusal, type Refusal, refuse, refuseStale } from '@hub/contracts';
import * as messages from '@hub/contracts/arbitration';
import type {
  AnswerOfferPayload,
  AnswerQuestionPayload,
  AskQuestionPayload,
  DecideDisputePayload,
  DisputeReasonPayload,
  DisputeView,
  MakeOfferPayload,
  ReadDisputePayload,
  ReopenDisputePayload,
  WriteStatementPayload,
} from '@hub/contracts/arbitration';
import type { PoliciesInForce } from '@hub/policy';
import { type Ids, isHiddenFrom, type MessageContext } from '@hub/use-case';
import { leadingOf } from '../domain/asked-people.js';
import { isParty } from '../domain/dispute.js';
import { decideStep, type DisputeStep } from '../domain/dispute-decisions.js';
import { deedsSince } from '../domain/dispute-log.js';
import { isWithHidden } from '../domain/hidden-parties.js';
import { evidenceOf, ladderOf, saveDispute } from './dispute-step.js';
import { viewDispute } from './dispute-view.js';
import type { ArbitrationWork } from './ports.js';
import { whoMayInDispute } from './who-may.js';

type Answer = Promise<DisputeView | Refusal>;

/** The request by which each step is asked for. */
const REQUESTS = {
  write_statement: messages.WriteStatement,
  make_offer: messages.MakeOffer,
  answer_offer: messages.AnswerOffer,
  escalate: messages.EscalateDispute,
  withdraw: messages.WithdrawDispute,
  leave_for_safeguarding: messages.LeaveForSafeguarding,
  declare_conflict: messages.DeclareConflict,
  ask_question: messages.AskQuestion,
  answer_question: messages.AnswerQuestion,
  decide: messages.DecideDispute,
  carry_out: messages.CarryOutOutcome,
  reopen: messages.ReopenDispute,
} as const satisfies Record<DisputeStep['take'], { readonly type: string }>;

const JUDGING: readonly DisputeStep['take'][] = ['decide', 'declare_conflict', 'ask_question'];

/** The steps that people take in a dispute, each on the version that they read. */
export class TakeDisputeStep {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly ids: Ids,
    private readonly policies: PoliciesInForce,
  ) {}

  writeStatement(statement: WriteStatementPayload, context: MessageContext): Answer {
    return this.take(statement, context, { take: 'write_statement', statement });
  }

  makeOffer(offer: MakeOfferPayload, context: MessageContext): Answer {
    return this.take(offer, context, { take: 'make_offer', offer });
  }

  answerOffer(answer: AnswerOfferPayload, context: MessageContext): Answer {
    return this.take(answer, context, { take: 'answer_offer', answer });
  }

  escalate(command: DisputeReasonPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'escalate' });
  }

  withdraw(command: DisputeReasonPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'withdraw', reason: command.reason });
  }

  leaveForSafeguarding(command: DisputeReasonPayload, context: MessageContext): Answer {
    const { reason } = command;
    return this.take(command, context, { take: 'leave_for_safeguarding', reason });
  }

  declareConflict(command: DisputeReasonPayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'declare_conflict' });
  }

  askQuestion(question: AskQuestionPayload, context: MessageContext): Answer {
    return this.take(question, context, { take: 'ask_question', question });
  }

  answerQuestion(answer: AnswerQuestionPayload, context: MessageContext): Answer {
    return this.take(answer, context, { take: 'answer_question', answer });
  }

  decide(decision: DecideDisputePayload, context: MessageContext): Answer {
    return this.take(decision, context, { take: 'decide', decision });
  }

  carryOut(command: ReadDisputePayload, context: MessageContext): Answer {
    return this.take(command, context, { take: 'carry_out' });
  }

  reopen(reopening: ReopenDisputePayload, context: MessageContext): Answer {
    return this.take(reopening, context, { take: 'reopen', reopening });
  }

  private take(command: ReadDisputePayload, context: MessageContext, step: DisputeStep): Answer {
    const { caller, expectedVersion } = context;
    return this.work.request(context, command, async (stores) => {
      const dispute = await stores.disputes.lock(command.disputeId);
      const by = { authority: caller.authority, personId: caller.personId, roles: caller.roles };
      const isAppointed =
        dispute?.arbitrators.some(({ personId }) => personId === by.personId) ?? false;
      if (!dispute || !(isParty(dispute, by.authority) || isAppointed)) return refuse('not_found');
      const hidden = await stores.counterparts.hiddenFrom(dispute.episodeId);
      if (isHiddenFrom(hidden, by)) return refuse('not_found');
      const action = REQUESTS[step.take].type;
      const people = await stores.counterparts.people(dispute.episodeId);
      const may = await whoMayInDispute(
        stores,
        this.policies,
        action,
        { dispute, people },
        context,
      );
      // Why somebody may not judge is said below: one’s own authority’s case is told apart.
      if (isRefusal(may) && !JUDGING.includes(step.take)) return may;
      if (expectedVersion === undefined) return refuse('precondition_required');
      if (expectedVersion !== dispute.version) {
        const since = isRefusal(may)
          ? undefined
          : deedsSince(dispute, expectedVersion, by.authority);
        return refuseStale(dispute.version, since);
      }
      if (isWithHidden(dispute, hidden)) return refuse('shielded_from');
      const ladder = await ladderOf(stores, dispute);
      const at = await stores.timers.now();
      const leads = leadingOf(people);
      const decided = decideStep(dispute, step, { by, ladder, at, leads, id: this.ids.next() });
      if (isRefusal(decided)) return decided;
      if (isRefusal(may)) return may;
      const { next, facts } = decided;
      const { authority, personId } = caller;
      const deed = { at, did: action, authority, ...(personId === undefined ? {} : { personId }) };
      await saveDispute(stores, next, deed);
      return {
        result: viewDispute(next, ladder, by.authority),
        facts,
        evidence: evidenceOf(next, step.take, may),
      };
    });
  }
}

import { isRefusal, type Refusal } from '@hub/contracts';
import type {
  AnswerOfferPayload,
  AnswerQuestionPayload,
  AskQuestionPayload,
  DecideDisputePayload,
  MakeOfferPayload,
  OpenDisputePayload,
  ReopenDisputePayload,
  WriteStatementPayload,
} from '@hub/contracts/arbitration';
import type { Consequence } from '@hub/use-case';
import { openDispute, type Opening } from './dispute.js';
import { onClock } from './dispute-clock.js';
import { tell } from './dispute-facts.js';
import type { WithId } from './dispute-guards.js';
import type { DisputeEvent } from './dispute-machine.js';
import { answerOffer, makeOffer, writeStatement } from './dispute-offers.js';
import type { ArbitratedDispute, Dispute } from './dispute-state.js';
import * as steps from './dispute-steps.js';
import type { Ladder } from './ladder.js';
import { answerQuestion, askQuestion } from './questions.js';
import { carryOut, reopen } from './reopening.js';

interface WithReason {
  readonly reason: string;
}

/** What people may do in a dispute. */
export type DisputeStep =
  | { readonly take: 'write_statement'; readonly statement: WriteStatementPayload }
  | { readonly take: 'make_offer'; readonly offer: MakeOfferPayload }
  | { readonly take: 'answer_offer'; readonly answer: AnswerOfferPayload }
  | { readonly take: 'ask_question'; readonly question: AskQuestionPayload }
  | { readonly take: 'answer_question'; readonly answer: AnswerQuestionPayload }
  | { readonly take: 'decide'; readonly decision: DecideDisputePayload }
  | { readonly take: 'reopen'; readonly reopening: ReopenDisputePayload }
  | ({ readonly take: 'withdraw' | 'leave_for_safeguarding' } & WithReason)
  | { readonly take: 'escalate' | 'declare_conflict' | 'carry_out' };

export function decideOpening(
  claim: OpenDisputePayload,
  opening: Opening,
): Consequence<Dispute> | Refusal {
  const opened = openDispute(claim, opening);
  return isRefusal(opened)
    ? opened
    : { next: opened, facts: [tell('open', opened, opening.ladder)] };
}

export function decideStep(
  dispute: Dispute,
  step: DisputeStep,
  acting: WithId,
): Consequence<Dispute> | Refusal {
  const next = after(dispute, step, acting);
  return isRefusal(next) ? next : { next, facts: [tell(step.take, next, acting.ladder)] };
}

/** What the clock does to a dispute, if anything. */
export function decideWaking(
  dispute: Dispute,
  at: string,
  ladder: Ladder,
): (Consequence<Dispute> & { readonly event: DisputeEvent }) | undefined {
  const woken = onClock(dispute, at, ladder);
  if (!woken) return undefined;
  const { dispute: next, event } = woken;
  return { next, facts: [tell(event, next, ladder)], event };
}

export function decideAppointment(
  dispute: ArbitratedDispute,
  drawn: { readonly authority: string; readonly personId: string },
  at: string,
  ladder: Ladder,
): Consequence<Dispute> {
  const next = steps.appoint(dispute, drawn, at, ladder);
  return { next, facts: [tell('appoint', next, ladder)] };
}

function after(dispute: Dispute, step: DisputeStep, acting: WithId): Dispute | Refusal {
  switch (step.take) {
    case 'write_statement':
      return writeStatement(dispute, step.statement, acting);
    case 'make_offer':
      return makeOffer(dispute, step.offer, acting);
    case 'answer_offer':
      return answerOffer(dispute, step.answer, acting);
    case 'escalate':
      return steps.escalate(dispute, acting);
    case 'withdraw':
      return steps.withdraw(dispute, step.reason, acting);
    case 'leave_for_safeguarding':
      return steps.leaveForSafeguarding(dispute, step.reason, acting);
    case 'declare_conflict':
      return steps.declareConflict(dispute, acting);
    case 'decide':
      return steps.decide(dispute, step.decision, acting);
    case 'ask_question':
      return askQuestion(dispute, step.question, acting);
    case 'answer_question':
      return answerQuestion(dispute, step.answer, acting);
    case 'carry_out':
      return carryOut(dispute, acting);
    case 'reopen':
      return reopen(dispute, step.reopening, acting);
  }
}

import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { AnswerQuestionPayload, AskQuestionPayload } from '@hub/contracts/arbitration';
import { isParty, partiesOf } from './dispute.js';
import { type Acting, asArbitrator, asParty, type WithId } from './dispute-guards.js';
import { type ArbitratedDispute, type Dispute, stay } from './dispute-state.js';
import { questionDueAt } from './ladder.js';
import { isOpenFor } from './question-clock.js';

/** The arbitrator in office asks parties; their own clock runs on. */
export function askQuestion(
  dispute: Dispute,
  { text, parties = partiesOf(dispute) }: AskQuestionPayload,
  { by, at, id }: WithId,
): ArbitratedDispute | Refusal {
  const judged = asArbitrator(dispute, 'ask_question', by);
  if (isRefusal(judged)) return judged;
  const { personId } = by;
  if (personId === undefined) return refuse('forbidden', 'A question is asked by a person.');
  const stranger = parties.find((party) => !isParty(judged, party));
  if (stranger !== undefined) return refuse('conflict', `${stranger} is no party.`);
  const question = {
    id,
    askedBy: personId,
    at,
    text,
    parties: [...parties],
    dueAt: questionDueAt(at, judged.riskOfHarm),
    answers: [],
    missed: [],
  };
  return {
    ...judged,
    ...stay(judged, 'ask_question'),
    questions: [...(judged.questions ?? []), question],
  };
}

/** A party answers, once; late is better than never. */
export function answerQuestion(
  dispute: Dispute,
  { questionId, text, evidence = [] }: AnswerQuestionPayload,
  { by, at }: Acting,
): ArbitratedDispute | Refusal {
  const judged = asParty(dispute, 'answer_question', by);
  if (isRefusal(judged)) return judged;
  const { personId, authority } = by;
  if (personId === undefined) return refuse('forbidden', 'An answer is given by a person.');
  const question = judged.questions?.find(({ id }) => id === questionId);
  if (!question?.parties.includes(authority)) return refuse('not_found');
  if (!isOpenFor(question, authority))
    return refuse('statement_final', 'Your authority has answered this question.');
  const given = { authority, personId, at, text, evidence };
  const answered = { ...question, answers: [...question.answers, given] };
  return {
    ...judged,
    ...stay(judged, 'answer_question'),
    questions: judged.questions?.map((one) => (one === question ? answered : one)) ?? [],
  };
}

import * as messages from '@hub/contracts/lookup';
import { CheckAsker, GatherLookups, ReadAge } from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerLookupQuestion } from '../../application/lookups/answer-lookup-question.js';
import type { ListLookups } from '../../application/lookups/list-lookups.js';
import type { LookUp } from '../../application/lookups/look-up.js';
import type { NameColleague } from '../../application/lookups/name-colleague.js';
import type { ReadAnswer } from '../../application/lookups/read-answer.js';
import type { ReadUses } from '../../application/lookups/read-uses.js';

/** What is asked about lookups and their questions. */
export function lookupHandlers({
  answerLookupQuestion,
  listLookups,
  lookUp,
  nameColleague,
  readAnswer,
  uses,
}: {
  readonly answerLookupQuestion: AnswerLookupQuestion;
  readonly listLookups: ListLookups;
  readonly lookUp: LookUp;
  readonly nameColleague: NameColleague;
  readonly readAnswer: ReadAnswer;
  readonly uses: ReadUses;
}): Handler[] {
  return [
    answer(messages.StartLookup, (payload, context) => lookUp.start(payload, context)),
    answer(messages.ReadLookup, (payload, context) => lookUp.read(payload, context)),
    answer(messages.ListLookups, (payload, context) => listLookups.execute(payload, context)),
    answer(messages.WithdrawLookup, (payload, context) => lookUp.withdraw(payload, context)),
    answer(messages.NameLookupColleague, (payload, context) =>
      nameColleague.execute(payload, context),
    ),
    answer(messages.AcknowledgeLookupAnswer, (payload, context) =>
      readAnswer.execute(payload, context),
    ),
    answer(CheckAsker, (payload, context) => uses.checkAsker(payload, context)),
    answer(ReadAge, (payload, context) => uses.readAge(payload, context)),
    answer(GatherLookups, (payload) => uses.gather(payload)),
    answer(messages.ListLookupQuestions, (_payload, context) => answerLookupQuestion.list(context)),
    answer(messages.AnswerLookupQuestion, (payload, context) =>
      answerLookupQuestion.execute(payload, context),
    ),
  ];
}

import * as messages from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerRecall } from '../../application/recalls/answer-recall.js';
import type { ReadRecalls } from '../../application/recalls/read-recalls.js';

/** What is asked about recalls. */
export function recallHandlers({
  answerRecall,
  readRecalls,
}: {
  readonly answerRecall: AnswerRecall;
  readonly readRecalls: ReadRecalls;
}): Handler[] {
  return [
    answer(messages.AnswerRecall, (payload, context) => answerRecall.execute(payload, context)),
    answer(messages.ListRecalls, (payload, context) => readRecalls.list(payload, context)),
    answer(messages.ReadRecall, (payload, context) => readRecalls.one(payload, context)),
  ];
}

import * as messages from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerRecall } from '../../application/recalls/answer-recall.js';

/** What is asked about recalls. */
export function recallHandlers({
  answerRecall,
}: {
  readonly answerRecall: AnswerRecall;
}): Handler[] {
  return [
    answer(messages.AnswerRecall, (payload, context) => answerRecall.execute(payload, context)),
    answer(messages.ReadRecall, (payload, context) => answerRecall.report(payload, context)),
  ];
}

import * as messages from '@hub/contracts/lookup';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerEnquiry } from '../../application/lookups/answer-enquiry.js';
import type { Federate } from '../../application/lookups/federate.js';

/** Authorities that keep their own index. */
export function federationHandlers({
  federate,
  answerEnquiry,
}: {
  readonly federate: Federate;
  readonly answerEnquiry: AnswerEnquiry;
}): Handler[] {
  return [
    answer(messages.JoinLookupFederation, (payload, context) => federate.join(payload, context)),
    answer(messages.LeaveLookupFederation, (_payload, context) => federate.leave(context)),
    answer(messages.ListLookupCoverage, () => federate.coverage()),
    answer(messages.AnswerLookupEnquiry, (payload, context) =>
      answerEnquiry.execute(payload, context),
    ),
  ];
}

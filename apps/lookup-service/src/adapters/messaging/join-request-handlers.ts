import * as messages from '@hub/contracts/lookup';
import { JoinSettled } from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { AnswerJoinRequest } from '../../application/joining/answer-join-request.js';
import type { AskToJoin } from '../../application/joining/ask-to-join.js';
import type { ReadJoinRequests } from '../../application/joining/read-join-requests.js';

/** What is asked about requests to join a team, or to be rung. */
export function joinRequestHandlers({
  ask,
  answering,
  reading,
}: {
  readonly ask: AskToJoin;
  readonly answering: AnswerJoinRequest;
  readonly reading: ReadJoinRequests;
}): Handler[] {
  return [
    answer(messages.AskToJoin, (payload, context) => ask.execute(payload, context)),
    answer(messages.ListLookupJoinRequests, (payload, context) => ask.ofLookup(payload, context)),
    answer(messages.AnswerJoinRequest, (payload, context) => answering.answer(payload, context)),
    react(JoinSettled, (payload, context) => answering.settled(payload, context)),
    answer(messages.AcknowledgeJoinAnswer, (payload, context) =>
      answering.acknowledge(payload, context),
    ),
    answer(messages.ReadJoinRequest, (payload, context) => reading.one(payload, context)),
    answer(messages.ListJoinRequests, (payload, context) => reading.list(payload, context)),
  ];
}

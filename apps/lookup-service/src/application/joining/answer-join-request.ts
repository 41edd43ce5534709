import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerJoinRequestPayload,
  JoinRequestPayload,
  JoinRequestView,
} from '@hub/contracts/lookup';
import type { Caller, Clock, Consequence, MessageContext } from '@hub/use-case';
import { answerJoin, seeAnswer } from '../../domain/joining/join-decisions.js';
import type { JoinRequest } from '../../domain/joining/join-request.js';
import type { LookupWork } from '../ports.js';
import { viewJoin } from './join-view.js';

/** Lets who leads answer a request to join or to be rung, and who asked see what was answered. */
export class AnswerJoinRequest {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  answer(
    payload: AnswerJoinRequestPayload,
    context: MessageContext,
  ): Promise<JoinRequestView | Refusal> {
    return this.change(payload, context, (request, { authority, personId }, at) =>
      personId === undefined || request.answers !== authority
        ? refuse('not_found')
        : answerJoin(request, payload, { personId, at }),
    );
  }

  acknowledge(
    payload: JoinRequestPayload,
    context: MessageContext,
  ): Promise<JoinRequestView | Refusal> {
    return this.change(payload, context, (request, { authority, personId }) =>
      request.askedBy === authority && request.askerId === personId
        ? seeAnswer(request)
        : refuse('not_found'),
    );
  }

  private change(
    payload: JoinRequestPayload,
    context: MessageContext,
    decide: (
      request: JoinRequest,
      caller: Caller,
      at: string,
    ) => Consequence<JoinRequest> | Refusal,
  ): Promise<JoinRequestView | Refusal> {
    return this.work.request(context, payload, async ({ joinRequests }) => {
      const request = await joinRequests.lock(payload.joinRequestId);
      if (!request) return refuse('not_found');
      const at = this.clock.now();
      const decided = decide(request, context.caller, at);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      await joinRequests.save(next);
      return {
        result: viewJoin(next, at),
        facts,
        evidence: { subject: next.id, concerning: [next.askedBy] },
      };
    });
  }
}

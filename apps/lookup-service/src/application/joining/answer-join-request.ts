import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerJoinRequestPayload,
  JoinRequestPayload,
  JoinRequestView,
} from '@hub/contracts/lookup';
import type { JoinSettledPayload } from '@hub/internal-messages';
import type { Caller, Clock, Consequence, MessageContext } from '@hub/use-case';
import { answerJoin, seeAnswer, settleAdmission } from '../../domain/joining/join-decisions.js';
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
    return this.change(payload, context, (request, { authority, personId }, { at, episodeId }) =>
      personId === undefined || request.answers !== authority
        ? refuse('not_found')
        : answerJoin(request, payload, { personId, at, episodeId }),
    );
  }

  /** Keeps whether who asked is in the team; a request that is forgotten by then keeps nothing. */
  settled(
    { joinRequestId, hindrance }: JoinSettledPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ joinRequests }) => {
      const request = await joinRequests.lock(joinRequestId);
      if (request) await joinRequests.save(settleAdmission(request, hindrance));
      return [];
    });
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
      known: { readonly at: string; readonly episodeId: string | undefined },
    ) => Consequence<JoinRequest> | Refusal,
  ): Promise<JoinRequestView | Refusal> {
    return this.work.request(context, payload, async ({ joinRequests, hubEpisodes }) => {
      const request = await joinRequests.lock(payload.joinRequestId);
      if (!request) return refuse('not_found');
      const at = this.clock.now();
      const episodeId = (await hubEpisodes.ofReferences([request])).at(-1)?.episodeId;
      const decided = decide(request, context.caller, { at, episodeId });
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

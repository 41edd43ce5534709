import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  AnswerJoinRequest as AnsweringJoinRequest,
  type AnswerJoinRequestPayload,
  type JoinRequestPayload,
  type JoinRequestView,
} from '@hub/contracts/lookup';
import type { JoinSettledPayload } from '@hub/internal-messages';
import { authoriseCaller, type Permission, type PoliciesInForce } from '@hub/policy';
import {
  type Caller,
  type Clock,
  isHiddenFrom,
  type MessageContext,
  refuseOwnDeed,
} from '@hub/use-case';
import { answerJoin, seeAnswer, settleAdmission } from '../../domain/joining/join-decisions.js';
import { isAsked, type JoinRequest } from '../../domain/joining/join-request.js';
import type { LookupStores, LookupWork } from '../ports.js';
import { viewJoin } from './join-view.js';

/** Lets who leads answer a request to join or to be rung, and who asked see what was answered. */
export class AnswerJoinRequest {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
    private readonly policies: PoliciesInForce,
  ) {}

  answer(
    payload: AnswerJoinRequestPayload,
    context: MessageContext,
  ): Promise<JoinRequestView | Refusal> {
    const { caller } = context;
    return this.work.request(context, payload, async (stores) => {
      const request = await stores.joinRequests.lock(payload.joinRequestId);
      if (!request || caller.personId === undefined || !isAsked(request, caller))
        return refuse('not_found');
      const episode = (await stores.hubEpisodes.ofReferences([request])).at(-1);
      if (isHiddenFrom(episode?.hiddenFrom, caller)) return refuse('not_found');
      const episodeId = episode?.episodeId;
      const permitted = await this.permit(episodeId, caller, stores);
      if (isRefusal(permitted)) return permitted;
      const at = this.clock.now();
      const by = { personId: caller.personId, at, episodeId };
      const decided = refuseOwnDeed(caller, request.askerId) ?? answerJoin(request, payload, by);
      if (isRefusal(decided)) return decided;
      await stores.joinRequests.save(decided.next);
      return {
        result: viewJoin(decided.next, at),
        facts: decided.facts,
        evidence: { ...evidenceOf(decided.next), rule: permitted.rule },
      };
    });
  }

  /** Keeps whether who asked is in the team; a request that is forgotten by then keeps nothing. */
  settled(
    { joinRequestId, hindrance }: JoinSettledPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ joinRequests }) => {
      const request = await joinRequests.lock(joinRequestId);
      if (!request) return [];
      const { next, facts } = settleAdmission(request, hindrance);
      await joinRequests.save(next);
      return facts;
    });
  }

  acknowledge(
    payload: JoinRequestPayload,
    context: MessageContext,
  ): Promise<JoinRequestView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, payload, async ({ joinRequests }) => {
      const request = await joinRequests.lock(payload.joinRequestId);
      if (request?.askedBy !== authority || request.askerId !== personId)
        return refuse('not_found');
      const decided = seeAnswer(request);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      await joinRequests.save(next);
      return { result: viewJoin(next, this.clock.now()), facts, evidence: evidenceOf(next) };
    });
  }

  /** Of a record that is no episode of the hub, nobody is known but by their role. */
  private async permit(
    episodeId: string | undefined,
    caller: Caller,
    { people }: LookupStores,
  ): Promise<Permission | Refusal> {
    return authoriseCaller(this.policies, caller, {
      action: AnsweringJoinRequest.type,
      resource: {},
      people: episodeId === undefined ? [] : await people.of(episodeId),
      behind: episodeId !== undefined && (await people.isBehind(episodeId)),
    });
  }
}

function evidenceOf({ id, askedBy }: JoinRequest) {
  return { subject: id, concerning: [askedBy] };
}

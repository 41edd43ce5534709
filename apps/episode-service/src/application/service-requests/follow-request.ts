import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ReadServiceRequestPayload,
  RemindOfServiceRequest,
  type ServiceRequestView,
  WithdrawServiceRequest,
  type WithdrawServiceRequestPayload,
} from '@hub/contracts/provision';
import type { Clock, Consequence, MessageContext } from '@hub/use-case';
import {
  remindOfRequest,
  withdrawRequest,
} from '../../domain/service-requests/request-decisions.js';
import type { ServiceRequest } from '../../domain/service-requests/service-request.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { viewServiceRequest } from './service-request-view.js';
import { tellUnhidden } from '../../domain/tell-unhidden.js';

/** What whoever asked for a service does about it afterwards. */
export class FollowRequest {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  remind(
    command: ReadServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.follow(RemindOfServiceRequest.type, command, context, (request) =>
      remindOfRequest(request, this.clock.now()),
    );
  }

  withdraw(
    command: WithdrawServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.follow(WithdrawServiceRequest.type, command, context, (request) =>
      withdrawRequest(request, command, this.clock.now()),
    );
  }

  private follow(
    action: string,
    command: ReadServiceRequestPayload,
    context: MessageContext,
    decide: (request: ServiceRequest) => Consequence<ServiceRequest> | Refusal,
  ): Promise<ServiceRequestView | Refusal> {
    return this.work.request(context, command, async ({ episodes, serviceRequests }) => {
      const request = await serviceRequests.lock(command.serviceRequestId);
      if (request?.fromAuthority !== context.caller.authority) return refuse('not_found');
      const episode = await episodes.find(request.episodeId);
      const permitted = this.whoMay.decide(action, episode, context);
      if (isRefusal(permitted)) return permitted;
      const decided = decide(request);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      await serviceRequests.save(next);
      return {
        result: viewServiceRequest(next),
        facts: tellUnhidden(facts, episode?.shield),
        evidence: { episode: next.episodeId, subject: next.id, rule: permitted.rule },
      };
    });
  }
}

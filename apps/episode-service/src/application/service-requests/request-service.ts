import {
  type AnswerServiceRequestPayload,
  isRefusal,
  type PageQuery,
  type Refusal,
  refuse,
  type SendServiceRequestPayload,
  ServiceRequestAnswered,
  type ServiceRequestPage,
  ServiceRequestSent,
  type ServiceRequestView,
} from '@hub/contracts';
import { type Clock, fact, type Ids, type MessageContext, pageOf, readPage } from '@hub/use-case';
import { hasPart, isRunning } from '../../domain/episode.js';
import { answerRequest, sendRequest, type ServiceRequest } from '../../domain/service-request.js';
import type { ConsentRegister, EpisodeWork } from '../ports.js';

/** Requests for services of other authorities, and what became of them. */
export class RequestService {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async send(
    command: SendServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    const { authority } = context.caller;
    const agreed = await this.register.mayRequestService(
      command.episodeId,
      command.toAuthority,
      command.service,
      context.caller,
    );
    return this.work.request(context, command, async ({ episodes, serviceRequests }) => {
      const episode = await episodes.find(command.episodeId);
      if (!episode || !hasPart(episode, authority)) return refuse('not_found');
      if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
      const request = sendRequest(command, {
        id: this.tools.ids.next(),
        authority,
        at: this.tools.clock.now(),
      });
      if (isRefusal(request)) return request;
      if (!agreed) return refuse('consent_missing');
      await serviceRequests.add(request);
      return {
        result: request,
        facts: [fact(ServiceRequestSent, progressOf(request), [request.toAuthority])],
        evidence: { subject: request.id, purpose: 'service_request' },
      };
    });
  }

  answer(
    command: AnswerServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.work.request(context, command, async ({ serviceRequests }) => {
      const request = await serviceRequests.lock(command.serviceRequestId);
      if (request?.toAuthority !== context.caller.authority) return refuse('not_found');
      const answered = answerRequest(request, command, this.tools.clock.now());
      if (isRefusal(answered)) return answered;
      await serviceRequests.save(answered);
      return {
        result: answered,
        facts: [fact(ServiceRequestAnswered, progressOf(answered), [answered.fromAuthority])],
        evidence: { episode: answered.episodeId, subject: answered.id, because: answered.state },
      };
    });
  }

  async list(query: PageQuery, { caller }: MessageContext): Promise<ServiceRequestPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ serviceRequests }) => {
      const found = await serviceRequests.list(caller.authority, page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ sentAt, id }) => ({ at: sentAt, id }),
        (request) => request,
      );
    });
  }
}

/** What every event of a request tells. */
export function progressOf({
  id: serviceRequestId,
  episodeId,
  fromAuthority,
  toAuthority,
  state,
}: ServiceRequest) {
  return { serviceRequestId, episodeId, fromAuthority, toAuthority, state };
}

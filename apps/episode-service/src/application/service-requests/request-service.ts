import { authorityName, isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerServiceRequestPayload,
  type ListServiceRequestsPayload,
  SendServiceRequest,
  type SendServiceRequestPayload,
  type ServiceRequestPage,
  type ServiceRequestView,
} from '@hub/contracts/provision';
import {
  type Clock,
  filtersOf,
  type Ids,
  type MessageContext,
  pageOf,
  readPage,
} from '@hub/use-case';
import { refuseHidden } from '../../domain/shield.js';
import { isHidden } from '../../domain/shield-terms.js';
import { isRunning } from '../../domain/episode.js';
import { isPartyChosen } from '../../domain/party-choice.js';
import {
  answerRequest,
  isAskedAlready,
  sendRequest,
} from '../../domain/service-requests/request-decisions.js';
import type { FoundClosedDays } from '@hub/internal-messages';
import type { ConsentRegister, EpisodeWork, Organisations, ServiceDirectory } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { noteDevelopment } from '../planning/note-development.js';
import { viewServiceRequest } from './service-request-view.js';
import { tellUnhidden } from '../../domain/tell-unhidden.js';

/** Requests for services of other authorities, and what became of them. */
export class RequestService {
  constructor(
    private readonly work: EpisodeWork,
    private readonly asked: {
      readonly register: ConsentRegister;
      readonly directory: ServiceDirectory;
      readonly organisations: Organisations;
    },
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly whoMay: WhoMay,
  ) {}

  async send(
    command: SendServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    const { authority, personId } = context.caller;
    const provider = await this.providerOf(command);
    const elsewhere =
      (await this.refuseElsewhere(command)) ??
      (provider === undefined || provider.authority === command.toAuthority
        ? undefined
        : refuse('organisation_elsewhere'));
    const agreed = await this.asked.register.mayRequestService(
      command.episodeId,
      command.toAuthority,
      command.service,
      context.caller,
    );
    return this.work.request(context, command, async ({ episodes, serviceRequests }) => {
      const permitted = this.whoMay.decide(
        SendServiceRequest.type,
        // Of the same request at one time, each sees the one before.
        await episodes.lock(command.episodeId),
        context,
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (!isRunning(episode) || episode.state === 'stepped_up')
        return refuse('conflict', `The episode is ${episode.state}.`);
      const sent = sendRequest(command, {
        id: this.tools.ids.next(),
        authority,
        personId,
        at: this.tools.clock.now(),
        closed: provider?.closed ?? [],
      });
      if (isRefusal(sent)) return sent;
      const hidden = refuseHidden(episode, { authority: command.toAuthority });
      if (hidden) return hidden;
      if (!agreed) return refuse('consent_missing', missing(command));
      if (elsewhere) return elsewhere;
      if (isAskedAlready(command, await serviceRequests.ofEpisode(command.episodeId)))
        return refuse(
          'conflict',
          'It was asked for already, and is not decided yet: see GET /v1/service-requests.',
        );
      await serviceRequests.add(sent.next);
      return {
        result: viewServiceRequest(sent.next),
        facts: sent.facts,
        evidence: { subject: sent.next.id, purpose: 'service_request', rule },
      };
    });
  }

  answer(
    command: AnswerServiceRequestPayload,
    context: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { episodes, serviceRequests } = stores;
      const request = await serviceRequests.lock(command.serviceRequestId);
      if (request?.toAuthority !== authority) return refuse('not_found');
      const episode = await episodes.find(request.episodeId);
      const shield = episode?.shield;
      if (isHidden(shield, context.caller)) return refuse('not_found');
      const at = this.tools.clock.now();
      const answered = answerRequest(request, command, { at, personId });
      if (isRefusal(answered)) return answered;
      const { next, facts } = answered;
      await serviceRequests.save(next);
      if (episode) await noteDevelopment(stores, episode, 'service_request', { personId, at });
      return {
        result: viewServiceRequest(next),
        // Whom the episode is hidden from hears of no answer; nobody waits for it all the same.
        facts: tellUnhidden(facts, shield),
        evidence: { episode: next.episodeId, subject: next.id, because: next.state },
      };
    });
  }

  one(
    { serviceRequestId }: Pick<AnswerServiceRequestPayload, 'serviceRequestId'>,
    { caller }: MessageContext,
  ): Promise<ServiceRequestView | Refusal> {
    return this.work.read(async ({ episodes, serviceRequests }) => {
      const request = await serviceRequests.find(serviceRequestId);
      if (!request || !isPartyChosen(request, caller)) return refuse('not_found');
      const shield = (await episodes.find(request.episodeId))?.shield;
      return isHidden(shield, caller) ? refuse('not_found') : viewServiceRequest(request);
    });
  }

  async list(
    query: ListServiceRequestsPayload,
    { caller }: MessageContext,
  ): Promise<ServiceRequestPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ serviceRequests }) => {
      const { authority, personId } = caller;
      const choice = { ...filtersOf(query), authority, personId };
      const found = await serviceRequests.list(choice, page.limit + 1, page.after);
      return pageOf(
        found,
        page.limit,
        ({ sentAt, id }) => ({ at: sentAt, id }),
        viewServiceRequest,
      );
    });
  }

  /** The organisation that it names; of no authority where nobody knows it. */
  private async providerOf({
    organisationId,
  }: SendServiceRequestPayload): Promise<Partial<FoundClosedDays> | undefined> {
    if (organisationId === undefined) return undefined;
    return (await this.asked.organisations.closedDays(organisationId)) ?? {};
  }

  private async refuseElsewhere({
    serviceId,
    toAuthority,
  }: SendServiceRequestPayload): Promise<Refusal | undefined> {
    if (serviceId === undefined) return undefined;
    const lists = await this.asked.directory.authorityOf(serviceId);
    return lists === toAuthority ? undefined : refuse('service_elsewhere');
  }
}

/** Whom, and for what, the family has yet to agree to. */
function missing({ toAuthority, service }: SendServiceRequestPayload): string {
  const whom = `${authorityName(toAuthority)} (${toAuthority})`;
  return `No consent covers ${whom} for the purpose service_request and the service ${service}.`;
}

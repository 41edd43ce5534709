import { type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerServiceRequestPayload,
  RequestedServiceChanged,
  type SendServiceRequestPayload,
  ServiceRequestAnswered,
  ServiceRequestCancelled,
  type ServiceRequestProgress,
  ServiceRequestSent,
} from '@hub/contracts/provision';
import type { Waiting } from '@hub/contracts/shape';
import type { ServiceChangeNotice } from '@hub/internal-messages';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import { isHidden, type Shield } from './shield-terms.js';

interface RequestDetails {
  readonly id: string;
  readonly episodeId: string;
  readonly fromAuthority: string;
  readonly toAuthority: string;
  readonly service: SendServiceRequestPayload['service'];
  /** The service in the directory. */
  readonly serviceId?: string;
  readonly sentAt: string;
  readonly version: number;
}

interface AnsweredDetails extends RequestDetails {
  readonly answeredAt: string;
}

type SentRequest = RequestDetails & { readonly state: 'sent' };
type WaitingRequest = AnsweredDetails & { readonly state: 'waiting' };
type AcceptedRequest = AnsweredDetails & { readonly state: 'accepted' };
type DeclinedRequest = AnsweredDetails & {
  readonly state: 'declined';
  readonly reason: NonNullable<AnswerServiceRequestPayload['reason']>;
};
/** Not to be given any more: the episode was of the wrong child. That is its last answer. */
type CancelledRequest = AnsweredDetails & { readonly state: 'cancelled' };
type AnswerableRequest = SentRequest | WaitingRequest;
type StandingRequest = AnswerableRequest | AcceptedRequest;
export type ServiceRequest = StandingRequest | DeclinedRequest | CancelledRequest;

export function sendRequest(
  { episodeId, toAuthority, service, serviceId }: SendServiceRequestPayload,
  by: { id: string; authority: string; at: string },
): Consequence<ServiceRequest> | Refusal {
  if (toAuthority === by.authority) return refuse('party_to_itself');
  const next: SentRequest = {
    id: by.id,
    episodeId,
    fromAuthority: by.authority,
    toAuthority,
    service,
    ...(serviceId === undefined ? {} : { serviceId }),
    state: 'sent',
    sentAt: by.at,
    version: 1,
  };
  const told = { ...progressOf(next), waits: waitsOf(next) };
  return { next, facts: [fact(ServiceRequestSent, told, [toAuthority])] };
}

/** Whether the same was asked of the same authority already, and nobody has decided yet. */
export function isAskedAlready(
  { toAuthority, service, serviceId }: SendServiceRequestPayload,
  others: readonly ServiceRequest[],
): boolean {
  return others.some(
    (one) =>
      isAnswerable(one) &&
      one.toAuthority === toAuthority &&
      one.service === service &&
      one.serviceId === serviceId,
  );
}

/** Whoever keeps the requests of the authority that is asked, until it has decided. */
function waitsOf(request: ServiceRequest): Waiting[] {
  const { toAuthority: authority } = request;
  return isAnswerable(request)
    ? [{ step: 'answer_service_request', authority, role: 'lead_caf_contact' }]
    : [];
}

/** A child on a waiting list may still be accepted or declined; what was decided stays. */
export function answerRequest(
  request: ServiceRequest,
  { answer, reason }: AnswerServiceRequestPayload,
  at: string,
): Consequence<ServiceRequest> | Refusal {
  if (!isAnswerable(request)) return refuse('conflict', `It was ${request.state} already.`);
  const answered = { ...request, answeredAt: at, version: request.version + 1 };
  if (answer === 'declined' && reason !== undefined)
    return told({ ...answered, state: answer, reason });
  if (answer === 'declined' || reason !== undefined)
    return refuse('reason_missing', 'Say why with declined, and with nothing else.');
  return told({ ...answered, state: answer });
}

function isAnswerable(request: ServiceRequest): request is AnswerableRequest {
  return request.state === 'sent' || request.state === 'waiting';
}

/** Nobody is to be served any more; what was declined stays so. */
export function cancelRequest(
  request: ServiceRequest,
  at: string,
  shield?: Shield,
): Consequence<ServiceRequest> | undefined {
  if (request.state === 'declined' || request.state === 'cancelled') return undefined;
  const version = request.version + 1;
  const next: ServiceRequest = { ...request, state: 'cancelled', answeredAt: at, version };
  const sides = [next.fromAuthority, next.toAuthority].filter(
    (authority) => !isHidden(shield, { authority }),
  );
  return {
    next,
    facts: [fact(ServiceRequestCancelled, { ...progressOf(next), waits: waitsOf(next) }, sides)],
  };
}

/**
 * Both sides hear that the service which a request refers to has changed, but for one from whom the
 * episode is hidden.
 */
export function tellServiceChanged(
  request: ServiceRequest,
  { serviceId, change, fields }: ServiceChangeNotice,
  shield?: Shield,
): Fact {
  const sides = [request.fromAuthority, request.toAuthority];
  return fact(
    RequestedServiceChanged,
    { ...progressOf(request), serviceId, change, fields },
    sides.filter((authority) => !isHidden(shield, { authority })),
  );
}

function told(next: ServiceRequest): Consequence<ServiceRequest> {
  return {
    next,
    facts: [
      fact(ServiceRequestAnswered, { ...progressOf(next), waits: waitsOf(next) }, [
        next.fromAuthority,
      ]),
    ],
  };
}

function progressOf({
  id: serviceRequestId,
  episodeId,
  fromAuthority,
  toAuthority,
  state,
}: ServiceRequest): ServiceRequestProgress {
  return { serviceRequestId, episodeId, fromAuthority, toAuthority, state };
}

import type {
  AnswerServiceRequestPayload,
  SendServiceRequestPayload,
  ServiceRequestProgress,
  ServiceRequestView,
  WithdrawServiceRequestPayload,
} from '@hub/contracts/provision';
import type { ClosedDays } from '@hub/contracts/identity';
import type { CaseEnding, Waiting } from '@hub/contracts/shape';

interface RequestDetails extends Pick<SendServiceRequestPayload, 'service' | 'because'> {
  readonly id: string;
  readonly episodeId: string;
  readonly fromAuthority: string;
  readonly toAuthority: string;
  /** The service in the directory. */
  readonly serviceId?: string;
  /** The school or other organisation that is to give it. */
  readonly organisationId?: string;
  readonly urgency: ServiceRequestView['urgency'];
  readonly sentAt: string;
  /** Who asked, where a person did. */
  readonly askedBy?: string;
  /** By when an answer is wanted; one from before urgencies has none. */
  readonly answerBy?: string;
  /** Days on which it is closed that the clock leaves out. */
  readonly notCounted?: ClosedDays[];
  readonly remindedAt?: string;
  readonly version: number;
}

interface AnsweredDetails extends RequestDetails {
  /** When it was last answered, cancelled or withdrawn. */
  readonly answeredAt: string;
  /** The person who answered last, of the authority that was asked. */
  readonly answeredBy?: string;
}

export type SentRequest = RequestDetails & { readonly state: 'sent' };
type WaitingRequest = AnsweredDetails & { readonly state: 'waiting' };
type AcceptedRequest = AnsweredDetails & { readonly state: 'accepted' };
type DeclinedRequest = AnsweredDetails & {
  readonly state: 'declined';
  readonly reason: NonNullable<AnswerServiceRequestPayload['reason']>;
};
/** Not to be given any more: the case ended, or what it stood on. That is its last answer. */
type CancelledRequest = AnsweredDetails & {
  readonly state: 'cancelled';
  /** Absent of one cancelled before that was kept. */
  readonly cancelledBecause?: CaseEnding;
};
/** Taken back by who asked. */
type WithdrawnRequest = AnsweredDetails & {
  readonly state: 'withdrawn';
  readonly withdrawnBecause: WithdrawServiceRequestPayload['because'];
};
type AnswerableRequest = SentRequest | WaitingRequest;
export type StandingRequest = AnswerableRequest | AcceptedRequest;
export type ServiceRequest =
  StandingRequest | DeclinedRequest | CancelledRequest | WithdrawnRequest;

/** Whether nobody has decided yet. */
export function isAnswerable(request: ServiceRequest): request is AnswerableRequest {
  return request.state === 'sent' || request.state === 'waiting';
}

/** What is to be given, or may still be. */
export const STANDING: readonly ServiceRequest['state'][] = ['sent', 'waiting', 'accepted'];

export function isStanding(request: ServiceRequest): request is StandingRequest {
  return STANDING.includes(request.state);
}

/**
 * Whoever keeps the requests of the authority that is asked, until it has decided; the clock stands
 * still for a child on its waiting list.
 */
export function waitsOf(request: ServiceRequest): Waiting[] {
  if (!isAnswerable(request)) return [];
  const { toAuthority: authority, answerBy } = request;
  const clock = request.state === 'sent' && answerBy !== undefined ? { dueAt: answerBy } : {};
  return [{ step: 'answer_service_request', authority, role: 'lead_caf_contact', ...clock }];
}

export function progressOf({
  id: serviceRequestId,
  episodeId,
  fromAuthority,
  toAuthority,
  state,
}: ServiceRequest): ServiceRequestProgress {
  return { serviceRequestId, episodeId, fromAuthority, toAuthority, state };
}

import { type EventDefinition, type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerServiceRequestPayload,
  RequestedServiceChanged,
  type SendServiceRequestPayload,
  ServiceRequestAnswered,
  ServiceRequestCancelled,
  type ServiceRequestProgress,
  ServiceRequestReminded,
  ServiceRequestSent,
  ServiceRequestWithdrawn,
  type ServiceUrgency,
  type WithdrawServiceRequestPayload,
} from '@hub/contracts/provision';
import type { ServiceChangeNotice } from '@hub/internal-messages';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import type { ClosedDays } from '@hub/contracts/identity';
import type { CaseEnding } from '@hub/contracts/shape';
import { dueWithin, notCountedOf, WorkingTime } from '@hub/working-time';
import type { Shield } from '../shield-terms.js';
import { tellUnhidden } from '../tell-unhidden.js';
import {
  isAnswerable,
  isStanding,
  progressOf,
  type SentRequest,
  type ServiceRequest,
  waitsOf,
} from './service-request.js';

/** Within how many working days an answer is wanted. */
const ANSWER_DAYS: Readonly<Record<ServiceUrgency, number>> = { urgent: 1, soon: 5, routine: 10 };
/** A reminder more often than that helps nobody. */
const BETWEEN_REMINDERS_DAYS = 1;

/** By these the family’s agreement does not end. */
const OUTLIVED: readonly CaseEnding[] = ['case_closed', 'stepped_up'];

/** Who acts, where a person does, and when. */
interface Act {
  readonly at: string;
  readonly personId?: string | undefined;
}

interface Sender {
  readonly id: string;
  readonly authority: string;
  /** When whoever is to give it is closed; what is urgent waits for no holiday. */
  readonly closed?: readonly ClosedDays[];
}

export function sendRequest(
  { urgency = 'routine', ...command }: SendServiceRequestPayload,
  { id, authority, at, personId, closed = [] }: Act & Sender,
): Consequence<ServiceRequest> | Refusal {
  if (command.toAuthority === authority) return refuse('party_to_itself');
  const days = ANSWER_DAYS[urgency];
  const { dueAt: answerBy, leftOut } = dueWithin(at, days, urgency === 'urgent' ? [] : closed);
  const next: SentRequest = {
    ...command,
    id,
    fromAuthority: authority,
    urgency,
    state: 'sent',
    sentAt: at,
    ...(personId === undefined ? {} : { askedBy: personId }),
    answerBy,
    ...notCountedOf(leftOut),
    version: 1,
  };
  return told(ServiceRequestSent, next, [next.toAuthority]);
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

/** A child on a waiting list may still be accepted or declined; what was decided stays. */
export function answerRequest(
  request: ServiceRequest,
  { answer, reason }: AnswerServiceRequestPayload,
  { at, personId }: Act,
): Consequence<ServiceRequest> | Refusal {
  if (!isAnswerable(request)) return refuseDecided(request);
  const answered = {
    ...request,
    answeredAt: at,
    ...(personId === undefined ? {} : { answeredBy: personId }),
    version: request.version + 1,
  };
  if (answer === 'declined' && reason !== undefined)
    return answeredWith({ ...answered, state: answer, reason });
  if (answer === 'declined' || reason !== undefined)
    return refuse('reason_missing', 'Say why with declined, and with nothing else.');
  return answeredWith({ ...answered, state: answer });
}

/** Who asked asks again; whoever was asked is waited for as before. */
export function remindOfRequest(
  request: ServiceRequest,
  at: string,
): Consequence<ServiceRequest> | Refusal {
  if (!isAnswerable(request)) return refuseDecided(request);
  const last = request.remindedAt ?? request.sentAt;
  const again = new WorkingTime().addDays(last, BETWEEN_REMINDERS_DAYS);
  if (at < again)
    return {
      ...refuse('conflict', 'It was asked for, or reminded of, less than a working day ago.'),
      retryAt: again,
    };
  const next = { ...request, remindedAt: at, version: request.version + 1 };
  return told(ServiceRequestReminded, next, [next.toAuthority]);
}

/** Taken back by who asked, whatever was answered but for a no. */
export function withdrawRequest(
  request: ServiceRequest,
  { because: withdrawnBecause }: Pick<WithdrawServiceRequestPayload, 'because'>,
  at: string,
): Consequence<ServiceRequest> | Refusal {
  if (!isStanding(request)) return refuseDecided(request);
  const version = request.version + 1;
  const next = {
    ...request,
    ...{ state: 'withdrawn' as const, withdrawnBecause, answeredAt: at, version },
  };
  return told(ServiceRequestWithdrawn, next, [next.toAuthority]);
}

/**
 * Nobody is to be served any more; what was declined or taken back stays so, and what was accepted
 * before the work of the case ended is given all the same.
 */
export function cancelRequest(
  request: ServiceRequest,
  { at, because: cancelledBecause }: { readonly at: string; readonly because: CaseEnding },
  shield?: Shield,
): Consequence<ServiceRequest> | undefined {
  if (!isStanding(request)) return undefined;
  if (request.state === 'accepted' && OUTLIVED.includes(cancelledBecause)) return undefined;
  const next: ServiceRequest = {
    ...request,
    ...{ state: 'cancelled', cancelledBecause, answeredAt: at, version: request.version + 1 },
  };
  const { facts } = told(ServiceRequestCancelled, next, [next.fromAuthority, next.toAuthority]);
  return { next, facts: tellUnhidden(facts, shield) };
}

/**
 * Both sides hear that the service which a request refers to has changed, but for one from whom the
 * episode is hidden.
 */
export function tellServiceChanged(
  request: ServiceRequest,
  { serviceId, change, fields }: ServiceChangeNotice,
  shield?: Shield,
): Fact[] {
  const sides = [request.fromAuthority, request.toAuthority];
  const changed = { ...progressOf(request), serviceId, change, fields };
  return tellUnhidden([fact(RequestedServiceChanged, changed, sides)], shield);
}

function answeredWith(next: ServiceRequest): Consequence<ServiceRequest> {
  return told(ServiceRequestAnswered, next, [next.fromAuthority]);
}

/** How it stands now, and who must act. */
function told(
  event: EventDefinition<ServiceRequestProgress>,
  next: ServiceRequest,
  recipients: readonly string[],
): Consequence<ServiceRequest> {
  return { next, facts: [fact(event, { ...progressOf(next), waits: waitsOf(next) }, recipients)] };
}

const ENDED: Readonly<Record<CaseEnding, string>> = {
  consent_withdrawn: 'It ended: the family withdrew its consent.',
  not_agreed: 'It ended: the family no longer agrees that this authority is asked.',
  case_closed: 'It ended with the case, which is closed.',
  stepped_up: 'It ended with the case, which social care has taken over.',
  one_case_now: 'It ended with the case, which goes on in another of the same child.',
  wrong_child: 'It ended with the case, which was of the wrong child.',
};

function refuseDecided(request: ServiceRequest): Refusal {
  return refuse(
    'conflict',
    request.state === 'cancelled' && request.cancelledBecause
      ? ENDED[request.cancelledBecause]
      : `It was ${request.state} already.`,
  );
}

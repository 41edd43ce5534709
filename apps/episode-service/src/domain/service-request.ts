import {
  type AnswerServiceRequestPayload,
  type Refusal,
  refuse,
  type SendServiceRequestPayload,
  type ServiceRequestView,
} from '@hub/contracts';

export type ServiceRequest = Readonly<ServiceRequestView>;

export function sendRequest(
  { episodeId, toAuthority, service, serviceId }: SendServiceRequestPayload,
  by: { id: string; authority: string; at: string },
): ServiceRequest | Refusal {
  if (toAuthority === by.authority) return refuse('party_to_itself');
  return {
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
}

/** A child on a waiting list may still be accepted or declined; what was decided stays. */
export function answerRequest(
  request: ServiceRequest,
  { answer, reason }: AnswerServiceRequestPayload,
  at: string,
): ServiceRequest | Refusal {
  if (request.state === 'accepted' || request.state === 'declined')
    return refuse('conflict', `It was ${request.state} already.`);
  if ((answer === 'declined') !== (reason !== undefined))
    return refuse('reason_missing', 'Say why with declined, and with nothing else.');
  return {
    ...request,
    state: answer,
    answeredAt: at,
    ...(reason === undefined ? {} : { reason }),
    version: request.version + 1,
  };
}

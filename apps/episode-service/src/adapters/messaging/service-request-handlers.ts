import * as messages from '@hub/contracts/provision';
import { ServiceChanged } from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { ShowLabels } from '../../application/labels/show-labels.js';
import type { OnServiceChanged } from '../../application/service-requests/on-service-changed.js';
import type { FollowRequest } from '../../application/service-requests/follow-request.js';
import type { RequestService } from '../../application/service-requests/request-service.js';

/** What is asked about service requests, and what becomes of the services. */
export function serviceRequestHandlers({
  requests,
  following,
  onServiceChanged,
  labels,
}: {
  readonly requests: RequestService;
  readonly following: FollowRequest;
  readonly onServiceChanged: OnServiceChanged;
  readonly labels: ShowLabels;
}): Handler[] {
  return [
    react(ServiceChanged, (change, context) => onServiceChanged.execute(change, context)),
    answer(messages.SendServiceRequest, (payload, context) => requests.send(payload, context)),
    answer(messages.AnswerServiceRequest, (payload, context) => requests.answer(payload, context)),
    answer(messages.RemindOfServiceRequest, (payload, context) =>
      following.remind(payload, context),
    ),
    answer(messages.WithdrawServiceRequest, (payload, context) =>
      following.withdraw(payload, context),
    ),
    answer(messages.ReadServiceRequest, async (payload, context) =>
      labels.besideOne(await requests.one(payload, context), episodeOf, context),
    ),
    answer(messages.ListServiceRequests, async (payload, context) =>
      labels.beside(await requests.list(payload, context), episodeOf, context),
    ),
  ];
}

function episodeOf({ episodeId }: messages.ServiceRequestView): string {
  return episodeId;
}

import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { type Direction, DIRECTIONS, PageQuery } from '../shape/page.js';
import { SERVICE_KINDS, type ServiceKind } from '../consent/consent-terms.js';
import { EPISODE_READERS } from '../episode/episodes.js';

/** `cancelled`: the episode was of the wrong child. */
export const SERVICE_REQUEST_STATES = [
  'sent',
  'waiting',
  'accepted',
  'declined',
  'cancelled',
] as const;
const SERVICE_ANSWERS = ['waiting', 'accepted', 'declined'] as const;
const DECLINING_REASONS = [
  'no_capacity',
  'not_eligible',
  'not_appropriate',
  'already_served',
  'family_declined',
] as const;

export class SendServiceRequestPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that provides it, or through which its provider is reached')
  toAuthority!: string;
  @OneOf(SERVICE_KINDS, 'Which kind of service; a sensitive one needs explicit consent of its own')
  service!: ServiceKind;
  @Optional() @Id('The service in the directory') serviceId?: string;
}

/** Which of the requests; whatever is named must hold. */
export class ListServiceRequestsPayload extends PageQuery {
  @Optional() @Id('About that episode alone') episode?: string;
  @Optional()
  @OneOf(SERVICE_REQUEST_STATES, 'In that state')
  state?: (typeof SERVICE_REQUEST_STATES)[number];
  @Optional()
  @OneOf(DIRECTIONS, 'in: your authority was asked; out: it asks')
  direction?: Direction;
}

class ReadServiceRequestPayload {
  @Id('The request') serviceRequestId!: string;
}

export class AnswerServiceRequestPayload extends ReadServiceRequestPayload {
  @OneOf(SERVICE_ANSWERS, 'Whether it can be given') answer!: (typeof SERVICE_ANSWERS)[number];
  @Optional()
  @OneOf(DECLINING_REASONS, 'Why not; required where it is declined')
  reason?: (typeof DECLINING_REASONS)[number];
}

export class ServiceRequestView {
  @Id('The request') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who asks') fromAuthority!: string;
  @AuthorityCode('Who is asked') toAuthority!: string;
  @OneOf(SERVICE_KINDS, 'Which kind of service') service!: ServiceKind;
  @Optional() @Id('The service in the directory') serviceId?: string;
  @OneOf(SERVICE_REQUEST_STATES, 'Its state') state!: (typeof SERVICE_REQUEST_STATES)[number];
  @Optional()
  @OneOf(DECLINING_REASONS, 'Why it was declined')
  reason?: (typeof DECLINING_REASONS)[number];
  @Instant('When it was sent') sentAt!: string;
  @Optional() @Instant('When it was last answered, or cancelled') answeredAt?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class ServiceRequestPage {
  @NestedList(() => ServiceRequestView, 100, 'Newest first') items!: ServiceRequestView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;
const SEND_EXAMPLE: SendServiceRequestPayload = {
  episodeId: EXAMPLE.episodeId,
  toAuthority: EXAMPLE.southwark,
  service: 'education',
};

export const SendServiceRequest = defineCommand({
  ...BASE,
  type: 'service_request.send.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'A service was asked for',
  summary: 'Asks another authority for a service for the child, under a consent that covers it.',
  payload: SendServiceRequestPayload,
  reply: ServiceRequestView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/service-requests',
    success: 201,
    creates: true,
    versioned: true,
  },
  amqp: true,
  examples: [SEND_EXAMPLE],
  counterExamples: { 'a service that does not exist': { ...SEND_EXAMPLE, service: 'magic' } },
});

export const AnswerServiceRequest = defineCommand({
  ...BASE,
  type: 'service_request.answer.v1',
  on: { object: 'service_request', id: 'serviceRequestId' },
  words: 'A request for a service was answered',
  summary:
    'The authority asked accepts, declines with a reason, or puts the child on a waiting list.',
  payload: AnswerServiceRequestPayload,
  reply: ServiceRequestView,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: {
    method: 'POST',
    path: '/v1/service-requests/{serviceRequestId}/answer',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [
    { serviceRequestId: EXAMPLE.serviceRequestId, answer: 'accepted' },
    { serviceRequestId: EXAMPLE.serviceRequestId, answer: 'declined', reason: 'no_capacity' },
  ],
});

export const ReadServiceRequest = defineQuery({
  ...BASE,
  type: 'service_request.read.v1',
  on: { object: 'service_request', id: 'serviceRequestId' },
  words: 'A request for a service was looked at',
  summary: 'Shows a request for a service to who asks and to who is asked.',
  payload: ReadServiceRequestPayload,
  reply: ServiceRequestView,
  roles: EPISODE_READERS,
  http: {
    method: 'GET',
    path: '/v1/service-requests/{serviceRequestId}',
    success: 200,
    versioned: true,
  },
  examples: [{ serviceRequestId: EXAMPLE.serviceRequestId }],
});

export const ListServiceRequests = defineQuery({
  ...BASE,
  type: 'service_request.list.v1',
  summary: 'Lists the service requests that your authority sent or was sent.',
  payload: ListServiceRequestsPayload,
  reply: ServiceRequestPage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/service-requests', success: 200 },
  examples: [{}, { episode: EXAMPLE.episodeId, state: 'sent', direction: 'out' }],
  counterExamples: { 'a state that does not exist': { state: 'lost' } },
});

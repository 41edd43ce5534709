import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { ClosedDays } from '../identity/closed-days.js';
import { CASE_ENDINGS, type CaseEnding } from '../shape/case-endings.js';
import { ChildView } from '../shape/child-view.js';
import { type Direction, DIRECTIONS, PageQuery } from '../shape/page.js';
import { SERVICE_KINDS, type ServiceKind } from '../consent/consent-terms.js';
import { EPISODE_READERS } from '../episode/episodes.js';

/** `cancelled`: it ended with what it stood on. `withdrawn`: taken back by who asked. */
export const SERVICE_REQUEST_STATES = [
  'sent',
  'waiting',
  'accepted',
  'declined',
  'cancelled',
  'withdrawn',
] as const;
const SERVICE_ANSWERS = ['waiting', 'accepted', 'declined'] as const;
const DECLINING_REASONS = [
  'no_capacity',
  'not_eligible',
  'not_appropriate',
  'already_served',
  'family_declined',
] as const;

/** An answer is wanted within one working day, five, or ten. */
export const SERVICE_URGENCIES = ['urgent', 'soon', 'routine'] as const;
export type ServiceUrgency = (typeof SERVICE_URGENCIES)[number];
const SERVICE_NEEDS = [
  'assessment_found',
  'plan_says',
  'review_found',
  'waiting_elsewhere',
  'not_offered_here',
  'family_asks',
] as const;
const WITHDRAWAL_REASONS = [
  'not_needed_any_more',
  'found_elsewhere',
  'family_declined',
  'sent_in_error',
] as const;

export class SendServiceRequestPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that provides it, or through which its provider is reached')
  toAuthority!: string;
  @OneOf(SERVICE_KINDS, 'Which kind of service; a sensitive one needs explicit consent of its own')
  service!: ServiceKind;
  @Optional()
  @Id('The service in the directory, which must list it for that authority')
  serviceId?: string;
  @Optional()
  @Id(
    'The school or other organisation that is to give it, of that authority: days on which it is closed do not count, unless it is urgent',
  )
  organisationId?: string;
  @Optional()
  @OneOf(SERVICE_URGENCIES, 'How soon an answer is wanted; `routine` where nothing is said')
  urgency?: ServiceUrgency;
  @Optional()
  @OneOf(SERVICE_NEEDS, 'Why it is asked for; what there is to say of the child is in the folder')
  because?: (typeof SERVICE_NEEDS)[number];
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

export class ReadServiceRequestPayload {
  @Id('The request') serviceRequestId!: string;
}

export class AnswerServiceRequestPayload extends ReadServiceRequestPayload {
  @OneOf(SERVICE_ANSWERS, 'Whether it can be given') answer!: (typeof SERVICE_ANSWERS)[number];
  @Optional()
  @OneOf(DECLINING_REASONS, 'Why not; required where it is declined')
  reason?: (typeof DECLINING_REASONS)[number];
}

export class WithdrawServiceRequestPayload extends ReadServiceRequestPayload {
  @OneOf(WITHDRAWAL_REASONS, 'Why it is not wanted any more')
  because!: (typeof WITHDRAWAL_REASONS)[number];
}

export class ServiceRequestView {
  @Id('The request') id!: string;
  @Id('The episode') episodeId!: string;
  @Optional()
  @Nested(() => ChildView, 'What the child is called in lists; for whom it is to be known')
  child?: ChildView;
  @AuthorityCode('Who asks') fromAuthority!: string;
  @AuthorityCode('Who is asked') toAuthority!: string;
  @OneOf(SERVICE_KINDS, 'Which kind of service') service!: ServiceKind;
  @Optional() @Id('The service in the directory') serviceId?: string;
  @OneOf(SERVICE_URGENCIES, 'How soon an answer is wanted') urgency!: ServiceUrgency;
  @Optional()
  @OneOf(SERVICE_NEEDS, 'Why it is asked for')
  because?: (typeof SERVICE_NEEDS)[number];
  @OneOf(SERVICE_REQUEST_STATES, 'Its state') state!: (typeof SERVICE_REQUEST_STATES)[number];
  @Optional()
  @OneOf(DECLINING_REASONS, 'Why it was declined')
  reason?: (typeof DECLINING_REASONS)[number];
  @Optional()
  @OneOf(WITHDRAWAL_REASONS, 'Why it was taken back')
  withdrawnBecause?: (typeof WITHDRAWAL_REASONS)[number];
  @Optional() @OneOf(CASE_ENDINGS, 'Why it was cancelled') cancelledBecause?: CaseEnding;
  @Instant('When it was sent') sentAt!: string;
  @Optional() @PersonId('Who asked: whom to ring about it') askedBy?: string;
  @Optional() @Id('The school or other organisation that is to give it') organisationId?: string;
  @Optional() @Instant('By when an answer is wanted') answerBy?: string;
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever is to answer is closed: not counted')
  notCounted?: ClosedDays[];
  @Optional() @Instant('When who asked last reminded of it') remindedAt?: string;
  @Optional() @Instant('When it was last answered, cancelled or withdrawn') answeredAt?: string;
  @Optional() @PersonId('The person who answered last') answeredBy?: string;
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
  urgency: 'soon',
  because: 'plan_says',
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
  counterExamples: {
    'a service that does not exist': { ...SEND_EXAMPLE, service: 'magic' },
    'an urgency that does not exist': { ...SEND_EXAMPLE, urgency: 'yesterday' },
  },
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

export const RemindOfServiceRequest = defineCommand({
  ...BASE,
  type: 'service_request.remind.v1',
  on: { object: 'service_request', id: 'serviceRequestId' },
  words: 'Who was asked for a service was reminded',
  summary:
    'Reminds the authority that was asked, while it has not decided; at most once a working day.',
  payload: ReadServiceRequestPayload,
  reply: ServiceRequestView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/service-requests/{serviceRequestId}/reminder',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [{ serviceRequestId: EXAMPLE.serviceRequestId }],
});

const WITHDRAWAL_EXAMPLE: WithdrawServiceRequestPayload = {
  serviceRequestId: EXAMPLE.serviceRequestId,
  because: 'found_elsewhere',
};

export const WithdrawServiceRequest = defineCommand({
  ...BASE,
  type: 'service_request.withdraw.v1',
  on: { object: 'service_request', id: 'serviceRequestId' },
  words: 'A request for a service was taken back',
  summary:
    'Takes back what your authority asked for, unless it was declined; who was asked is told.',
  payload: WithdrawServiceRequestPayload,
  reply: ServiceRequestView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/service-requests/{serviceRequestId}/withdrawal',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [WITHDRAWAL_EXAMPLE],
  counterExamples: {
    'a reason that does not exist': { ...WITHDRAWAL_EXAMPLE, because: 'tired' },
  },
});

export const ReadServiceRequest = defineQuery({
  ...BASE,
  personalData: 'identity',
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
  personalData: 'identity',
  type: 'service_request.list.v1',
  summary: 'Lists the service requests that your authority sent or was sent.',
  payload: ListServiceRequestsPayload,
  reply: ServiceRequestPage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/service-requests', success: 200 },
  examples: [{}, { episode: EXAMPLE.episodeId, state: 'sent', direction: 'out' }],
  counterExamples: { 'a state that does not exist': { state: 'lost' } },
});

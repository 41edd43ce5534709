import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, NestedList, OneOf, Optional, Texts } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { SERVICE_CHANGES, type ServiceChangeKind } from '../directory/services.js';
import { SERVICE_REQUEST_STATES } from './service-requests.js';

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

/** What every event of a service request tells. */
export class ServiceRequestProgress {
  @Id('The request') serviceRequestId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who asks') fromAuthority!: string;
  @AuthorityCode('Who is asked') toAuthority!: string;
  @OneOf(SERVICE_REQUEST_STATES, 'Its state') state!: (typeof SERVICE_REQUEST_STATES)[number];
  @Optional()
  @NestedList(() => Waiting, 1, 'Who must answer; absent where that stays as it was')
  waits?: Waiting[];
}

const EVENT = {
  ...BASE,
  audience: 'member',
  subject: 'serviceRequestId',
  payload: ServiceRequestProgress,
} as const;
const PROGRESS: ServiceRequestProgress = {
  serviceRequestId: EXAMPLE.serviceRequestId,
  episodeId: EXAMPLE.episodeId,
  fromAuthority: EXAMPLE.lewisham,
  toAuthority: EXAMPLE.southwark,
  state: 'sent',
};

export const ServiceRequestSent = defineEvent({
  ...EVENT,
  type: 'service_request.sent.v1',
  summary: 'Another authority asks yours for a service.',
  examples: [
    {
      ...PROGRESS,
      waits: [
        { step: 'answer_service_request', authority: EXAMPLE.southwark, role: 'lead_caf_contact' },
      ],
    },
  ],
});

export const ServiceRequestAnswered = defineEvent({
  ...EVENT,
  type: 'service_request.answered.v1',
  summary: 'A request for a service was answered.',
  examples: [{ ...PROGRESS, state: 'accepted', waits: [] }],
});

export const ServiceRequestCancelled = defineEvent({
  ...EVENT,
  type: 'service_request.cancelled.v1',
  summary:
    'A service is not to be given: the case ended, or the family no longer agrees. GET /v1/service-requests/{id} says why. To both sides.',
  examples: [{ ...PROGRESS, state: 'cancelled' }],
});

export const ServiceRequestReminded = defineEvent({
  ...EVENT,
  type: 'service_request.reminded.v1',
  summary: 'An authority reminds yours of a service that it asked for.',
  examples: [
    {
      ...PROGRESS,
      waits: [
        { step: 'answer_service_request', authority: EXAMPLE.southwark, role: 'lead_caf_contact' },
      ],
    },
  ],
});

export const ServiceRequestWithdrawn = defineEvent({
  ...EVENT,
  type: 'service_request.withdrawn.v1',
  summary: 'A service that was asked of your authority is not wanted any more.',
  examples: [{ ...PROGRESS, state: 'withdrawn', waits: [] }],
});

export class ServiceOfRequestChanged extends ServiceRequestProgress {
  @Id('The service in the directory') serviceId!: string;
  @OneOf(SERVICE_CHANGES, 'What happened to it') change!: ServiceChangeKind;
  @Texts(20, 40, 'What of it is different') fields!: string[];
}

export const RequestedServiceChanged = defineEvent({
  ...EVENT,
  payload: ServiceOfRequestChanged,
  type: 'service_request.service_changed.v1',
  summary:
    'The service that an open request refers to was closed, reopened, moved or changed: look at GET /v1/services/{serviceId}.',
  examples: [{ ...PROGRESS, serviceId: EXAMPLE.serviceId, change: 'closed', fields: ['status'] }],
});

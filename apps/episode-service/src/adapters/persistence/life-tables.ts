import { EntitySchema } from 'typeorm';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import type { OutOfBorough } from '@hub/contracts/planning';
import type { StepMistake } from '@hub/contracts/protection';
import type { KeptAnswer } from '../../domain/found-answers.js';
import type { ServiceRequest } from '../../domain/service-requests/service-request.js';
import type { Standing } from '../../domain/step-undoing.js';

export interface EpisodeStepRow {
  episodeId: string;
  version: number;
  step: EpisodeStepTaken['step'];
  state: EpisodeStepTaken['state'];
  authority: string;
  personId: string | null;
  at: Date;
  level: number | null;
  closingReason: NonNullable<EpisodeStepTaken['closingReason']> | null;
  descriptors: string[] | null;
  outOfBorough: OutOfBorough | null;
  nextReviewOn: string | null;
  wasDueOn: string | null;
  before: Standing | null;
  undoneAt: Date | null;
  undoneBecause: StepMistake | null;
}

export const episodeStepTable = new EntitySchema<EpisodeStepRow>({
  name: 'episode_step',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    version: { type: 'integer', primary: true },
    step: { type: 'text' },
    state: { type: 'text' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    at: { type: 'timestamptz' },
    level: { type: 'integer', nullable: true },
    closingReason: { type: 'text', name: 'closing_reason', nullable: true },
    descriptors: { type: 'text', array: true, nullable: true },
    outOfBorough: { type: 'text', name: 'out_of_borough', nullable: true },
    nextReviewOn: { type: 'date', name: 'next_review_on', nullable: true },
    wasDueOn: { type: 'date', name: 'was_due_on', nullable: true },
    before: { type: 'jsonb', nullable: true },
    undoneAt: { type: 'timestamptz', name: 'undone_at', nullable: true },
    undoneBecause: { type: 'text', name: 'undone_because', nullable: true },
  },
});

export interface ServiceRequestRow {
  id: string;
  episodeId: string;
  fromAuthority: string;
  toAuthority: string;
  service: ServiceRequest['service'];
  serviceId: string | null;
  organisationId: string | null;
  state: ServiceRequest['state'];
  reason: Extract<ServiceRequest, { state: 'declined' }>['reason'] | null;
  urgency: ServiceRequest['urgency'];
  because: NonNullable<ServiceRequest['because']> | null;
  withdrawnBecause: Extract<ServiceRequest, { state: 'withdrawn' }>['withdrawnBecause'] | null;
  cancelledBecause: Extract<ServiceRequest, { state: 'cancelled' }>['cancelledBecause'] | null;
  sentAt: Date;
  askedBy: string | null;
  answerBy: Date | null;
  notCounted: NonNullable<ServiceRequest['notCounted']> | null;
  remindedAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  version: number;
}

export const serviceRequestTable = new EntitySchema<ServiceRequestRow>({
  name: 'service_request',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    fromAuthority: { type: 'text', name: 'from_authority' },
    toAuthority: { type: 'text', name: 'to_authority' },
    service: { type: 'text' },
    serviceId: { type: 'uuid', name: 'service_id', nullable: true },
    organisationId: { type: 'uuid', name: 'organisation_id', nullable: true },
    state: { type: 'text' },
    reason: { type: 'text', nullable: true },
    urgency: { type: 'text' },
    because: { type: 'text', nullable: true },
    withdrawnBecause: { type: 'text', name: 'withdrawn_because', nullable: true },
    cancelledBecause: { type: 'text', name: 'cancelled_because', nullable: true },
    sentAt: { type: 'timestamptz', name: 'sent_at' },
    askedBy: { type: 'uuid', name: 'asked_by', nullable: true },
    answerBy: { type: 'timestamptz', name: 'answer_by', nullable: true },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    remindedAt: { type: 'timestamptz', name: 'reminded_at', nullable: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    answeredBy: { type: 'uuid', name: 'answered_by', nullable: true },
    version: { type: 'integer' },
  },
});

export interface FoundAnswerRow {
  id: string;
  episodeId: string;
  lookupId: string;
  askedBy: string;
  authority: string;
  reference: string;
  answer: KeptAnswer['answer'];
  because: NonNullable<KeptAnswer['because']> | null;
  told: boolean;
  at: Date;
  seenAt: Date | null;
}

export const foundAnswerTable = new EntitySchema<FoundAnswerRow>({
  name: 'found_answer',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    askedBy: { type: 'text', name: 'asked_by' },
    authority: { type: 'text' },
    reference: { type: 'text' },
    answer: { type: 'text' },
    because: { type: 'text', nullable: true },
    told: { type: 'boolean' },
    at: { type: 'timestamptz' },
    seenAt: { type: 'timestamptz', name: 'seen_at', nullable: true },
  },
});

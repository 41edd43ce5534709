import { EntitySchema } from 'typeorm';
import type { Agency, LevelOfNeed } from '@hub/contracts';
import type { LookupQuestion } from '../../application/lookups/lookup-ports.js';
import type { Unnamed } from '../../domain/lookups/lookup.js';
import type { LookupReview } from '../../domain/lookups/lookup-review.js';
import type { Episode } from '../../domain/episode.js';
import type { KnownConsent } from '../../application/ports.js';
import { episodeStepTable, serviceRequestTable } from './life-tables.js';
import { transferTable } from './transfer-table.js';

export interface EpisodeRow {
  id: string;
  state: Episode['state'];
  originatingAuthority: string;
  homeAuthority: string;
  consentId: string;
  lookupId: string;
  ownReference: string;
  levelOfNeed: LevelOfNeed;
  startedAt: Date;
  nextReviewOn: string | null;
  resumesAs: Episode['state'] | null;
  reopens: string | null;
  agency: Agency | null;
  remindedOf: string | null;
  disputes: string[];
  version: number;
}

export const episodeTable = new EntitySchema<EpisodeRow>({
  name: 'episode',
  columns: {
    id: { type: 'uuid', primary: true },
    state: { type: 'text' },
    originatingAuthority: { type: 'text', name: 'originating_authority' },
    homeAuthority: { type: 'text', name: 'home_authority' },
    consentId: { type: 'uuid', name: 'consent_id' },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    ownReference: { type: 'text', name: 'own_reference' },
    levelOfNeed: { type: 'jsonb', name: 'level_of_need' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    nextReviewOn: { type: 'date', name: 'next_review_on', nullable: true },
    resumesAs: { type: 'text', name: 'resumes_as', nullable: true },
    reopens: { type: 'uuid', nullable: true },
    agency: { type: 'text', nullable: true },
    remindedOf: { type: 'date', name: 'reminded_of', nullable: true },
    disputes: { type: 'uuid', array: true },
    version: { type: 'integer' },
  },
});

export interface LeadTermRow {
  episodeId: string;
  term: number;
  authority: string;
  personId: string;
  since: Date;
  endedAt: Date | null;
}

export const leadTermTable = new EntitySchema<LeadTermRow>({
  name: 'lead_term',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    term: { type: 'integer', primary: true },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id' },
    since: { type: 'timestamptz' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

export interface TeamMemberRow {
  id: string;
  episodeId: string;
  authority: string;
  personId: string;
  role: string;
}

export const teamMemberTable = new EntitySchema<TeamMemberRow>({
  name: 'team_member',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id' },
    role: { type: 'text' },
  },
});

export const knownConsentTable = new EntitySchema<KnownConsent>({
  name: 'known_consent',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    state: { type: 'text' },
  },
});

export interface LookupRow {
  id: string;
  authority: string;
  personId: string | null;
  detailsHash: string;
  /** The answer, sealed: it tells who works with a child. */
  answer: Buffer;
  askedAt: Date;
  /** The question, sealed, while it waits to be confirmed. */
  question: Buffer | null;
  confirmBy: Date | null;
  decidedBy: string | null;
  unnamed: Unnamed;
}

export const lookupTable = new EntitySchema<LookupRow>({
  name: 'lookup',
  columns: {
    id: { type: 'uuid', primary: true },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    detailsHash: { type: 'text', name: 'details_hash' },
    answer: { type: 'bytea' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    question: { type: 'bytea', nullable: true },
    confirmBy: { type: 'timestamptz', name: 'confirm_by', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    unnamed: { type: 'jsonb' },
  },
});

export interface LookupQuestionRow {
  id: string;
  lookupId: string;
  authority: string;
  reference: string;
  because: string;
  handling: LookupQuestion['handling'];
  state: LookupQuestion['state'];
  askedAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
}

export const lookupQuestionTable = new EntitySchema<LookupQuestionRow>({
  name: 'lookup_question',
  columns: {
    id: { type: 'uuid', primary: true },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    authority: { type: 'text' },
    reference: { type: 'text' },
    because: { type: 'text' },
    handling: { type: 'text' },
    state: { type: 'text' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    answeredBy: { type: 'uuid', name: 'answered_by', nullable: true },
  },
});

interface AnotherChildRow {
  childHash: string;
  authority: string;
  reference: string;
  saidAt: Date;
}

export const anotherChildTable = new EntitySchema<AnotherChildRow>({
  name: 'another_child',
  columns: {
    childHash: { type: 'text', name: 'child_hash', primary: true },
    authority: { type: 'text', primary: true },
    reference: { type: 'text', primary: true },
    saidAt: { type: 'timestamptz', name: 'said_at' },
  },
});

interface RefusedLookupRow {
  id: string;
  authority: string;
  personId: string | null;
  detailsHash: string;
  askedAt: Date;
}

export const refusedLookupTable = new EntitySchema<RefusedLookupRow>({
  name: 'refused_lookup',
  columns: {
    id: { type: 'uuid', primary: true },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    detailsHash: { type: 'text', name: 'details_hash' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
  },
});

export interface LookupReviewRow {
  id: string;
  lookupId: string;
  reviewer: string;
  askedBy: string;
  personId: string | null;
  because: LookupReview['because'];
  state: LookupReview['state'];
  reviewBy: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
}

export const lookupReviewTable = new EntitySchema<LookupReviewRow>({
  name: 'lookup_review',
  columns: {
    id: { type: 'uuid', primary: true },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    reviewer: { type: 'text' },
    askedBy: { type: 'text', name: 'asked_by' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    because: { type: 'text' },
    state: { type: 'text' },
    reviewBy: { type: 'timestamptz', name: 'review_by' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});

export const tables = [
  refusedLookupTable,
  lookupReviewTable,
  lookupQuestionTable,
  anotherChildTable,
  episodeTable,
  leadTermTable,
  teamMemberTable,
  transferTable,
  knownConsentTable,
  lookupTable,
  episodeStepTable,
  serviceRequestTable,
];

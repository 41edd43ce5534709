import { EntitySchema } from 'typeorm';
import type { LookupQuestion } from '../../application/lookups/lookup-ports.js';
import type { HiddenWait, Lookup } from '../../domain/lookups/lookup.js';
import type { LookupReview } from '../../domain/lookups/lookup-review.js';
import { episodeTables } from './episode-tables.js';
import { joinRequestTable } from './join-request-table.js';
import { lateAnswerTable } from './late-answer-table.js';
import { socialCareDeskTable, socialCareQuestionTable } from './social-care-tables.js';

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
  unnamed: HiddenWait;
  /** As it stands; of one from before there was a list, unknown until it is noted. */
  state: Lookup['state'] | null;
  /** The colleague named for it; what is sealed says so too. */
  colleagueId: string | null;
  unreadSince: Date | null;
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
    state: { type: 'text', nullable: true },
    colleagueId: { type: 'uuid', name: 'colleague_id', nullable: true },
    unreadSince: { type: 'timestamptz', name: 'unread_since', nullable: true },
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
  answerBy: Date | null;
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
    answerBy: { type: 'timestamptz', name: 'answer_by', nullable: true },
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
  lookupTable,
  ...episodeTables,
  joinRequestTable,
  lateAnswerTable,
  socialCareDeskTable,
  socialCareQuestionTable,
];

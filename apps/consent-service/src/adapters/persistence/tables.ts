import { EntitySchema } from 'typeorm';
import type {
  ConsentGiver,
  ConsentRecipients,
  ConsentTerms,
  ServiceKind,
} from '@hub/contracts/consent';
import type { Consent } from '../../domain/consent.js';
import type { Recall } from '../../domain/recall.js';
import type { AuthorisedRelease, KnownDocument, Release } from '../../domain/release.js';

export interface ConsentRow {
  id: string;
  episodeId: string;
  authority: string;
  state: Consent['state'];
  givenBy: ConsentGiver;
  purpose: string;
  purposes: ConsentTerms['purposes'] | null;
  scope: ConsentTerms['scope'];
  categories: ConsentTerms['categories'] | null;
  recipients: ConsentRecipients;
  excludedServices: ConsentTerms['excludedServices'] | null;
  sensitiveServices: ConsentTerms['sensitiveServices'] | null;
  expiresAt: Date | null;
  evidenceReference: string;
  language: string | null;
  explained: Consent['explained'] | null;
  confirmedInWritingBy: string | null;
  givenAt: Date;
  recordedAt: Date;
  endedAt: Date | null;
  endedBy: ConsentGiver['kind'] | null;
  toldTo: string | null;
  supersedes: string | null;
  supersededBy: string | null;
  lookupId: string | null;
  version: number;
}

export const consentTable = new EntitySchema<ConsentRow>({
  name: 'consent',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    state: { type: 'text' },
    givenBy: { type: 'jsonb', name: 'given_by' },
    purpose: { type: 'text' },
    purposes: { type: 'text', array: true, nullable: true },
    scope: { type: 'text', array: true },
    categories: { type: 'text', array: true, nullable: true },
    recipients: { type: 'jsonb' },
    excludedServices: { type: 'text', array: true, name: 'excluded_services', nullable: true },
    sensitiveServices: { type: 'text', array: true, name: 'sensitive_services', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    evidenceReference: { type: 'text', name: 'evidence_reference' },
    language: { type: 'text', nullable: true },
    explained: { type: 'text', nullable: true },
    confirmedInWritingBy: { type: 'date', name: 'confirmed_in_writing_by', nullable: true },
    givenAt: { type: 'timestamptz', name: 'given_at' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBy: { type: 'text', name: 'ended_by', nullable: true },
    toldTo: { type: 'text', name: 'told_to', nullable: true },
    supersedes: { type: 'uuid', nullable: true },
    supersededBy: { type: 'uuid', name: 'superseded_by', nullable: true },
    lookupId: { type: 'uuid', name: 'lookup_id', nullable: true },
    version: { type: 'integer' },
  },
});

export interface ReceiptRow {
  consentId: string;
  notice: 'granted' | 'withdrawn';
  authority: string;
  toldAt: Date | null;
  receivedAt: Date | null;
}

export const receiptTable = new EntitySchema<ReceiptRow>({
  name: 'consent_receipt',
  columns: {
    consentId: { type: 'uuid', name: 'consent_id', primary: true },
    notice: { type: 'text', primary: true },
    authority: { type: 'text', primary: true },
    toldAt: { type: 'timestamptz', name: 'told_at', nullable: true },
    receivedAt: { type: 'timestamptz', name: 'received_at', nullable: true },
  },
});

interface CounterpartRow {
  episodeId: string;
  authority: string;
}

const counterpartTable = new EntitySchema<CounterpartRow>({
  name: 'episode_counterpart',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    authority: { type: 'text', primary: true },
  },
});

export interface RecallRow {
  consentId: string;
  authority: string;
  openedAt: Date;
  remindAt: Date;
  dueAt: Date;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  answer: Recall['answer'] | null;
}

export const recallTable = new EntitySchema<RecallRow>({
  name: 'recall',
  columns: {
    consentId: { type: 'uuid', name: 'consent_id', primary: true },
    authority: { type: 'text', primary: true },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    remindAt: { type: 'timestamptz', name: 'remind_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    remindedAt: { type: 'timestamptz', name: 'reminded_at', nullable: true },
    escalatedAt: { type: 'timestamptz', name: 'escalated_at', nullable: true },
    answer: { type: 'jsonb', nullable: true },
  },
});

export interface DataKeyRow {
  episodeId: string;
  authority: string;
  wrapped: Buffer | null;
  createdAt: Date;
  erasedAt: Date | null;
  erasedBecause: string | null;
}

export const dataKeyTable = new EntitySchema<DataKeyRow>({
  name: 'data_key',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    authority: { type: 'text' },
    wrapped: { type: 'bytea', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
    erasedBecause: { type: 'text', name: 'erased_because', nullable: true },
  },
});

export const documentTable = new EntitySchema<KnownDocument>({
  name: 'document',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    category: { type: 'text' },
    version: { type: 'integer' },
    held: { type: 'boolean' },
  },
});

export interface ReleaseRow extends Omit<
  AuthorisedRelease,
  'state' | 'service' | 'authorisedAt' | 'validUntil'
> {
  state: Release['state'];
  service: ServiceKind | null;
  authorisedAt: Date;
  validUntil: Date;
  handedOverAt: Date | null;
}

export const releaseTable = new EntitySchema<ReleaseRow>({
  name: 'release',
  columns: {
    id: { type: 'uuid', primary: true },
    documentId: { type: 'uuid', name: 'document_id' },
    documentVersion: { type: 'integer', name: 'document_version' },
    episodeId: { type: 'uuid', name: 'episode_id' },
    recipient: { type: 'text' },
    holder: { type: 'text' },
    category: { type: 'text' },
    purpose: { type: 'text' },
    service: { type: 'text', nullable: true },
    recipientKey: { type: 'jsonb', name: 'recipient_key' },
    state: { type: 'text' },
    decision: { type: 'jsonb' },
    authorisedAt: { type: 'timestamptz', name: 'authorised_at' },
    validUntil: { type: 'timestamptz', name: 'valid_until' },
    handedOverAt: { type: 'timestamptz', name: 'handed_over_at', nullable: true },
    version: { type: 'integer' },
    held: { type: 'boolean' },
  },
});

/** All of them. */
export const tables = [
  consentTable,
  receiptTable,
  counterpartTable,
  recallTable,
  dataKeyTable,
  documentTable,
  releaseTable,
];

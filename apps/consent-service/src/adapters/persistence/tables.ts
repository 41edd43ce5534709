import { EntitySchema } from 'typeorm';
import type { ConsentGiver, ConsentRecipients, ConsentTerms } from '@hub/contracts';
import type { Consent } from '../../domain/consent.js';
import type { Recall } from '../../domain/recall.js';

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
  givenAt: Date;
  recordedAt: Date;
  endedAt: Date | null;
  endedBy: ConsentGiver['kind'] | null;
  supersedes: string | null;
  supersededBy: string | null;
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
    givenAt: { type: 'timestamptz', name: 'given_at' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBy: { type: 'text', name: 'ended_by', nullable: true },
    supersedes: { type: 'uuid', nullable: true },
    supersededBy: { type: 'uuid', name: 'superseded_by', nullable: true },
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

export interface CounterpartRow {
  episodeId: string;
  authority: string;
}

export const counterpartTable = new EntitySchema<CounterpartRow>({
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

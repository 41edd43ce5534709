import { EntitySchema } from 'typeorm';
import type { ConsentGiver, ConsentRecipients, RecordConsentPayload } from '@hub/contracts';
import type { Consent } from '../../domain/consent.js';

export interface ConsentRow {
  id: string;
  episodeId: string;
  authority: string;
  state: Consent['state'];
  givenBy: ConsentGiver;
  purpose: string;
  scope: RecordConsentPayload['scope'];
  recipients: ConsentRecipients;
  sensitiveServices: boolean;
  evidenceReference: string;
  givenAt: Date;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: ConsentGiver['kind'] | null;
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
    scope: { type: 'text', array: true },
    recipients: { type: 'jsonb' },
    sensitiveServices: { type: 'boolean', name: 'sensitive_services' },
    evidenceReference: { type: 'text', name: 'evidence_reference' },
    givenAt: { type: 'timestamptz', name: 'given_at' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at', nullable: true },
    withdrawnBy: { type: 'text', name: 'withdrawn_by', nullable: true },
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

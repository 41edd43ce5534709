import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, OneOf, Text, Whole } from '../shape/fields.js';
import { Done } from '../shape/page.js';

export const ERASURE_REASONS = [
  'consent_withdrawn',
  'retention_ended',
  'opened_in_error',
  'court_order',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

export class EraseContentPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(ERASURE_REASONS, 'Why') reason!: ErasureReason;
}

export class ErasureReceipt {
  @Id('The episode') episodeId!: string;
  @OneOf(ERASURE_REASONS, 'Why') reason!: ErasureReason;
  @Instant('When its data key was destroyed') erasedAt!: string;
  @Whole(0, 100_000, 'Documents that can no longer be opened by anybody') documents!: number;
  @Text(2_000, 'The same, signed: a compact JWS (RFC 7515), ES256, with the key at /v1/receipt-key')
  receipt!: string;
}

export const EraseContent = defineCommand({
  type: 'content.erase.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What the hub held in writing was erased',
  owner: 'consent-service',
  summary:
    'Destroys the data key of an episode, and with it all content that the hub holds of it, for ever. Needs an end of every consent, or a reason that outweighs it.',
  personalData: 'none',
  payload: EraseContentPayload,
  reply: ErasureReceipt,
  roles: ['lead_caf_contact'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/erasure', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId, reason: 'consent_withdrawn' }],
  counterExamples: { 'no reason': { episodeId: EXAMPLE.episodeId } },
});

/** Public key on P-256 as a JWK (RFC 7517). */
export class ReceiptKey {
  @Text(100, 'Its name') kid!: string;
  @OneOf(['EC'], 'Kind of key') kty!: 'EC';
  @OneOf(['P-256'], 'Curve') crv!: 'P-256';
  @Text(43, 'First coordinate, base64url') x!: string;
  @Text(43, 'Second coordinate, base64url') y!: string;
}

export const ReadReceiptKey = defineQuery({
  type: 'receipt_key.read.v1',
  owner: 'consent-service',
  summary: 'The key with which receipts of erasures are signed.',
  personalData: 'none',
  payload: Done,
  reply: ReceiptKey,
  roles: [
    'practitioner',
    'lead_caf_contact',
    'service_manager',
    'hub_operations',
    'authority_system',
  ],
  http: { method: 'GET', path: '/v1/receipt-key', success: 200 },
  examples: [{}],
});

export class ContentErasedPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(ERASURE_REASONS, 'Why') reason!: ErasureReason;
  @Instant('When its data key was destroyed') erasedAt!: string;
}

export const ContentErased = defineEvent({
  type: 'content.erased.v1',
  owner: 'consent-service',
  audience: 'member',
  subject: 'episodeId',
  summary: 'The content that the hub held of an episode can no longer be opened by anybody.',
  personalData: 'none',
  payload: ContentErasedPayload,
  examples: [{ episodeId: EXAMPLE.episodeId, reason: 'consent_withdrawn', erasedAt: EXAMPLE.at }],
});

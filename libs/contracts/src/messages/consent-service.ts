import { defineCommand, defineEvent, defineQuery } from '../catalogue.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';

export const CONSENT_GIVERS = ['child', 'parental_responsibility'] as const;
export const CONSENT_SCOPES = ['existence', 'contact', 'content'] as const;
export const CONSENT_DECISIONS = ['granted', 'refused'] as const;
export const CONSENT_STATES = ['granted', 'refused', 'withdrawn'] as const;
export const RECIPIENT_KINDS = ['all_counterparts', 'listed'] as const;

export class ConsentGiver {
  @OneOf(CONSENT_GIVERS, 'Who decided') kind!: (typeof CONSENT_GIVERS)[number];
  @Optional()
  @Text(500, 'Why a child is judged able, or presumed able, to decide; required when the child decided')
  capacityBasis?: string;
}

export class ConsentRecipients {
  @OneOf(RECIPIENT_KINDS, 'All counterpart authorities of the episode, or those listed')
  kind!: (typeof RECIPIENT_KINDS)[number];
  @Optional() @AuthorityCodes('The authorities listed') authorities?: string[];
}

export class RecordConsentPayload {
  @Id('The episode, minted by the case system even before the episode is started') episodeId!: string;
  @OneOf(CONSENT_DECISIONS, 'What the family decided') decision!: (typeof CONSENT_DECISIONS)[number];
  @Nested(() => ConsentGiver, 'Who decided, and on what basis') givenBy!: ConsentGiver;
  @Text(200, 'What sharing is for') purpose!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Nested(() => ConsentRecipients, 'With whom') recipients!: ConsentRecipients;
  @Instant('When the family decided') givenAt!: string;
  @Optional() @Flag('Sensitive services may be named; needs explicit agreement of its own') sensitiveServices?: boolean;
  @Text(100, 'Where the signed statement is kept, in the authority’s own terms') evidenceReference!: string;
}

export class ReadConsentPayload {
  @Id('The consent') consentId!: string;
}

export class WithdrawConsentPayload {
  @Id('The consent') consentId!: string;
  @OneOf(CONSENT_GIVERS, 'Who withdraws it') withdrawnBy!: (typeof CONSENT_GIVERS)[number];
}

export class ConsentReceipt {
  @AuthorityCode('The authority told') authority!: string;
  @OneOf(['granted', 'withdrawn'], 'What it was told') notice!: 'granted' | 'withdrawn';
  @Optional() @Instant('When the hub handed it to the authority’s queue') toldAt?: string;
  @Optional() @Instant('When the authority’s system confirmed it') receivedAt?: string;
}

export class ConsentView {
  @Id('The consent') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @OneOf(CONSENT_STATES, 'Its state') state!: (typeof CONSENT_STATES)[number];
  @Nested(() => ConsentGiver, 'Who decided') givenBy!: ConsentGiver;
  @Text(200, 'What sharing is for') purpose!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Nested(() => ConsentRecipients, 'With whom') recipients!: ConsentRecipients;
  @Flag('Sensitive services may be named') sensitiveServices!: boolean;
  @Instant('When the family decided') givenAt!: string;
  @Instant('When the hub recorded it') recordedAt!: string;
  @Optional() @Instant('When it was withdrawn') withdrawnAt?: string;
  @NestedList(() => ConsentReceipt, 66, 'Who was told, and who confirmed') receipts!: ConsentReceipt[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

const RECORD_EXAMPLE: RecordConsentPayload = {
  episodeId: EXAMPLE.episodeId,
  decision: 'granted',
  givenBy: { kind: 'parental_responsibility' },
  purpose: 'Plan support with school and health services',
  scope: ['existence', 'contact'],
  recipients: { kind: 'listed', authorities: [EXAMPLE.greenwich, EXAMPLE.southwark] },
  givenAt: EXAMPLE.at,
  evidenceReference: 'LEW-2026-00412/consent.pdf',
};

export const RecordConsent = defineCommand({
  type: 'consent.record.v1',
  owner: 'consent-service',
  summary: 'Records what a family decided on sharing, whether agreed or refused.',
  personalData: 'content',
  payload: RecordConsentPayload,
  reply: ConsentView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/consents', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [RECORD_EXAMPLE],
  counterExamples: {
    'a scope that does not exist': { ...RECORD_EXAMPLE, scope: ['everything'] },
    'a day that does not exist': { ...RECORD_EXAMPLE, givenAt: '2026-02-30T09:00:00Z' },
    'an authority outside London': { ...RECORD_EXAMPLE, recipients: { kind: 'listed', authorities: ['E08000003'] } },
    'an unknown field': { ...RECORD_EXAMPLE, childName: 'x' },
    'null for an optional field': { ...RECORD_EXAMPLE, sensitiveServices: null },
  },
});

export const ReadConsent = defineQuery({
  type: 'consent.read.v1',
  owner: 'consent-service',
  summary: 'Shows a consent with every receipt.',
  personalData: 'none',
  payload: ReadConsentPayload,
  reply: ConsentView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/consents/{consentId}', success: 200, versioned: true },
  examples: [{ consentId: EXAMPLE.consentId }],
  counterExamples: { 'an id that is no UUID': { consentId: '42' } },
});

export const WithdrawConsent = defineCommand({
  type: 'consent.withdraw.v1',
  owner: 'consent-service',
  summary: 'Withdraws a consent at once and recalls what was shared under it.',
  personalData: 'none',
  payload: WithdrawConsentPayload,
  reply: ConsentView,
  roles: ['practitioner', 'lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/consents/{consentId}/withdrawal', success: 200, versioned: true },
  amqp: true,
  examples: [{ consentId: EXAMPLE.consentId, withdrawnBy: 'child' }],
  counterExamples: { 'nobody who withdraws': { consentId: EXAMPLE.consentId } },
});

export class ConsentGrantedPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Nested(() => ConsentRecipients, 'With whom') recipientRule!: ConsentRecipients;
  @Instant('When the hub recorded it') recordedAt!: string;
}

export const ConsentGranted = defineEvent({
  type: 'consent.granted.v1',
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary: 'A family agreed to sharing. Told to each recipient, also to those who become counterparts later.',
  personalData: 'none',
  payload: ConsentGrantedPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      scope: ['existence', 'contact'],
      recipientRule: { kind: 'listed', authorities: [EXAMPLE.greenwich, EXAMPLE.southwark] },
      recordedAt: EXAMPLE.at,
    },
  ],
});

export class ConsentRefusedPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
}

export const ConsentRefused = defineEvent({
  type: 'consent.refused.v1',
  owner: 'consent-service',
  audience: 'internal',
  subject: 'consentId',
  summary: 'A family refused sharing. Told to no authority.',
  personalData: 'none',
  payload: ConsentRefusedPayload,
  examples: [{ consentId: EXAMPLE.consentId, episodeId: EXAMPLE.episodeId, authority: EXAMPLE.lewisham }],
});

export class ConsentWithdrawnPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded the consent') authority!: string;
  @Instant('From when it is no longer in force') withdrawnAt!: string;
}

export const ConsentWithdrawn = defineEvent({
  type: 'consent.withdrawn.v1',
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary: 'A consent is no longer in force: stop using and delete what was shared under it, and confirm.',
  personalData: 'none',
  payload: ConsentWithdrawnPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      withdrawnAt: EXAMPLE.at,
    },
  ],
});

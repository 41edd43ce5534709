import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import {
  CHILD_OVERRULED,
  CONSENT_DECISIONS,
  CONSENT_SCOPES,
  CONSENT_STATES,
  CONSENT_WITHDRAWERS,
  type ConsentDecision,
  ConsentGiver,
  ConsentRecipients,
  ConsentTerms,
  EXPLANATIONS,
} from './consent-terms.js';

export class RecordConsentPayload extends ConsentTerms {
  @Id(
    'The episode: one that your authority has a part in, or one to come, whose id belongs to who names it first',
  )
  episodeId!: string;
  @OneOf(CONSENT_DECISIONS, 'What the family decided')
  decision!: ConsentDecision;
  @Nested(() => ConsentGiver, 'Who decided, and on what basis') givenBy!: ConsentGiver;
  @Text(200, 'What sharing is for, in the words put to the family', 0) purpose!: string;
  @Instant('When the family decided') givenAt!: string;
  @Text(100, 'Where the signed statement is kept, in the authority’s own terms')
  evidenceReference!: string;
  @Optional()
  @Text(35, 'Language in which it was explained, as a BCP 47 tag such as en or so')
  language?: string;
  @Optional()
  @OneOf(EXPLANATIONS, 'How it was explained')
  explained?: (typeof EXPLANATIONS)[number];
  @Optional()
  @DateOnly(
    'By when what was agreed to by telephone is confirmed in writing; it ends with that day',
  )
  confirmedInWritingBy?: string;
  @Optional()
  @Id('The earlier statement of this authority that it takes the place of')
  supersedes?: string;
  @Optional()
  @Id('Your lookup of the child spoken of: the episode starts after a lookup of that child alone')
  lookupId?: string;
}

export class ReadConsentPayload {
  @Id('The consent') consentId!: string;
}

export class WithdrawConsentPayload {
  @Id('The consent') consentId!: string;
  @OneOf(CONSENT_WITHDRAWERS, 'Who withdraws it')
  withdrawnBy!: (typeof CONSENT_WITHDRAWERS)[number];
  @Optional()
  @OneOf(CHILD_OVERRULED, 'Why another may take back what a child gave')
  overrulesChild?: (typeof CHILD_OVERRULED)[number];
}

export class ConsentReceipt {
  @AuthorityCode('The authority told') authority!: string;
  @OneOf(['granted', 'withdrawn'], 'What it was told') notice!: 'granted' | 'withdrawn';
  @Optional() @Instant('When the hub handed it to the authority’s queue') toldAt?: string;
  @Optional() @Instant('When the authority’s system confirmed it') receivedAt?: string;
}

export class ConsentView extends ConsentTerms {
  @Id('The consent') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @OneOf(CONSENT_STATES, 'Its state') state!: (typeof CONSENT_STATES)[number];
  @Nested(() => ConsentGiver, 'Who decided') givenBy!: ConsentGiver;
  @Text(200, 'What sharing is for') purpose!: string;
  @Instant('When the family decided') givenAt!: string;
  @Instant('When the hub recorded it') recordedAt!: string;
  @Optional() @Text(35, 'Language in which it was explained') language?: string;
  @Optional()
  @OneOf(EXPLANATIONS, 'How it was explained')
  explained?: (typeof EXPLANATIONS)[number];
  @Optional()
  @DateOnly('By when what was agreed to by telephone is confirmed in writing')
  confirmedInWritingBy?: string;
  @Optional() @Instant('When it ceased to be in force') endedAt?: string;
  @Optional() @Id('The statement that it took the place of') supersedes?: string;
  @Optional()
  @Id('The lookup of the child spoken of; to the authority that recorded it alone')
  lookupId?: string;
  @NestedList(() => ConsentReceipt, 66, 'Who was told, and who confirmed')
  receipts!: ConsentReceipt[];
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
  on: { object: 'episode', id: 'episodeId' },
  words: 'What you decided on sharing was recorded',
  owner: 'consent-service',
  summary: 'Records what a family decided on sharing, whether agreed or refused.',
  personalData: 'content',
  payload: RecordConsentPayload,
  reply: ConsentView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'POST', path: '/v1/consents', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [
    RECORD_EXAMPLE,
    {
      ...RECORD_EXAMPLE,
      givenBy: {
        kind: 'child',
        capacityBasis: 'Understood what is shared, with whom and why, and could say it back',
      },
      purposes: ['support', 'service_request'],
      scope: ['existence', 'contact', 'content'],
      categories: ['assessment', 'action_plan'],
      excludedServices: ['police'],
      sensitiveServices: ['mental_health'],
      expiresAt: '2026-09-01T00:00:00.000Z',
      language: 'so',
      explained: 'with_interpreter',
    },
    {
      ...RECORD_EXAMPLE,
      givenBy: {
        kind: 'special_guardian',
        sixteenOrOver: true,
        youngPersonAgrees: true,
        otherParent: 'disagrees',
        despiteDisagreement: 'The father has not seen the child for two years; she asks for help.',
      },
      explained: 'by_telephone',
      confirmedInWritingBy: '2026-03-20',
    },
  ],
  counterExamples: {
    'a scope that does not exist': { ...RECORD_EXAMPLE, scope: ['everything'] },
    'a day that does not exist': { ...RECORD_EXAMPLE, givenAt: '2026-02-30T09:00:00Z' },
    'an unknown field': { ...RECORD_EXAMPLE, childName: 'x' },
    'null for an optional field': { ...RECORD_EXAMPLE, sensitiveServices: null },
    'a sensitive service among the ordinary ones': {
      ...RECORD_EXAMPLE,
      excludedServices: ['mental_health'],
    },
  },
});

export const ReadConsent = defineQuery({
  type: 'consent.read.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'What you decided on sharing was looked at',
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
  on: { object: 'consent', id: 'consentId' },
  words: 'Your consent was taken back',
  owner: 'consent-service',
  summary: 'Withdraws a consent at once and recalls what was shared under it.',
  personalData: 'none',
  payload: WithdrawConsentPayload,
  reply: ConsentView,
  roles: [
    'practitioner',
    'lead_caf_contact',
    'service_manager',
    'head_of_service',
    'authority_system',
  ],
  http: {
    method: 'POST',
    path: '/v1/consents/{consentId}/withdrawal',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [
    { consentId: EXAMPLE.consentId, withdrawnBy: 'child' },
    {
      consentId: EXAMPLE.consentId,
      withdrawnBy: 'parental_responsibility',
      overrulesChild: 'court_order',
    },
  ],
  counterExamples: { 'nobody who withdraws': { consentId: EXAMPLE.consentId } },
});

export class ConsentGrantedPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Nested(() => ConsentRecipients, 'With whom') recipientRule!: ConsentRecipients;
  @Optional() @Instant('From when on it is no longer in force') expiresAt?: string;
  @Instant('When the hub recorded it') recordedAt!: string;
  @Optional()
  @Ids(
    50,
    'Consents that ended before, in whose place an episode that had stopped goes on under it',
  )
  renews?: string[];
}

export const ConsentGranted = defineEvent({
  type: 'consent.granted.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary:
    'A family agreed to sharing. Told to each recipient, also to those who become counterparts later.',
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

export const CONSENT_ENDINGS = ['withdrawn', 'expired', 'superseded'] as const;

/** `narrowed`: still in force, but by a later refusal no longer for those who are told. */
export const RECALL_CAUSES = [...CONSENT_ENDINGS, 'narrowed'] as const;

export class ConsentWithdrawnPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded the consent') authority!: string;
  @Optional()
  @OneOf(RECALL_CAUSES, 'Why; withdrawn where nothing is said')
  because?: (typeof RECALL_CAUSES)[number];
  @Optional() @Id('The consent that took its place') supersededBy?: string;
  @Optional()
  @Id('The child’s own consent, under which the episode goes on')
  continuesUnder?: string;
  @Instant('From when it is no longer in force') withdrawnAt!: string;
}

export const ConsentWithdrawn = defineEvent({
  type: 'consent.withdrawn.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary:
    'A consent is no longer in force for you: stop using and delete what was shared under it, and answer with recall.answer.v1.',
  personalData: 'none',
  payload: ConsentWithdrawnPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      because: 'withdrawn',
      withdrawnAt: EXAMPLE.at,
    },
  ],
});

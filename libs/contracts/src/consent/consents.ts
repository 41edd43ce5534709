import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  DateOnly,
  Id,
  Instant,
  Nested,
  OneOf,
  Optional,
  Text,
  TextOrNone,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import {
  CONSENT_DECISIONS,
  CONSENT_STATES,
  type ConsentDecision,
  ConsentGiver,
  ConsentTerms,
  EXPLANATIONS,
} from './consent-terms.js';
import { ConsentPage, ConsentView } from './consent-view.js';

export class RecordConsentPayload extends ConsentTerms {
  @Id(
    'The episode: one that your authority has a part in, or one to come, whose id belongs to who names it first',
  )
  episodeId!: string;
  @OneOf(CONSENT_DECISIONS, 'What the family decided')
  decision!: ConsentDecision;
  @Nested(() => ConsentGiver, 'Who decided, and on what basis') givenBy!: ConsentGiver;
  @TextOrNone(200, 'What sharing is for, in the words put to the family') purpose!: string;
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

export class ListConsentsPayload extends PageQuery {
  @Id('The episode') episodeId!: string;
  @Optional() @OneOf(CONSENT_STATES, 'In that state') state?: (typeof CONSENT_STATES)[number];
}

export class ReadConsentPayload {
  @Id('The consent') consentId!: string;
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

export const ListConsents = defineQuery({
  type: 'consent.list.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What you decided on sharing was looked at',
  owner: 'consent-service',
  summary:
    'Lists what a family decided on sharing of an episode, as far as your authority recorded it or was told, the newest first.',
  personalData: 'none',
  payload: ListConsentsPayload,
  reply: ConsentPage,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/consents', success: 200 },
  examples: [
    { episodeId: EXAMPLE.episodeId },
    { episodeId: EXAMPLE.episodeId, state: 'granted', limit: 20 },
  ],
  counterExamples: {
    'a state that does not exist': { episodeId: EXAMPLE.episodeId, state: 'maybe' },
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

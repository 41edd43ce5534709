import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import {
  CONSENT_SCOPES,
  CONSENT_STATES,
  CONTENT_CATEGORIES,
  type ContentCategory,
  SERVICE_KINDS,
  type ServiceKind,
  SHARING_PURPOSES,
  type SharingPurpose,
} from './consent-terms.js';
import { ToldOutsideEntry } from './told-outside.js';

export const DECISION_REASONS = [
  'consent_in_force',
  'public_interest',
  'no_consent',
  'other_child',
  'refused',
  'withdrawn',
  'expired',
  'superseded',
  'purpose_not_covered',
  'recipient_not_covered',
  'scope_not_covered',
  'category_not_covered',
  'service_excluded',
  'sensitive_service_not_agreed',
  'episode_voided',
  'document_corrected',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export class DecidePayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who would see it') recipient!: string;
  @OneOf(SHARING_PURPOSES, 'What for') purpose!: SharingPurpose;
  @OneOf(CONSENT_SCOPES, 'What they would see') scope!: (typeof CONSENT_SCOPES)[number];
  @Optional()
  @OneOf(CONTENT_CATEGORIES, 'Which content; needed where the scope is content')
  category?: ContentCategory;
  @Optional()
  @OneOf(SERVICE_KINDS, 'The service at the recipient that would see it, or be named')
  service?: ServiceKind;
  @Optional() @Flag('They are about to become a counterpart') joining?: boolean;
}

export class DecisionView {
  @Flag('Whether it may be shared now') permitted!: boolean;
  @OneOf(DECISION_REASONS, 'Why') because!: DecisionReason;
  @Text(40, 'The rule that decided, and its version') rule!: string;
  @Optional() @Id('The consent that decided') consentId?: string;
}

const EXAMPLE_QUESTION: DecidePayload = {
  episodeId: EXAMPLE.episodeId,
  recipient: EXAMPLE.greenwich,
  purpose: 'support',
  scope: 'content',
  category: 'assessment',
};

export const Decide = defineQuery({
  type: 'consent.decide.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What may be shared was looked at',
  owner: 'consent-service',
  summary:
    'Answers whether an authority may see something of an episode now, and why. Shows and stores nothing.',
  personalData: 'none',
  payload: DecidePayload,
  reply: DecisionView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/sharing-decision', success: 200 },
  examples: [EXAMPLE_QUESTION, { ...EXAMPLE_QUESTION, scope: 'existence', category: undefined }],
  counterExamples: { 'no purpose': { ...EXAMPLE_QUESTION, purpose: undefined } },
});

export class ReadSharingRegisterPayload {
  @Id('The episode') episodeId!: string;
}

export class SharingEntry {
  @Id('The consent') consentId!: string;
  @OneOf(CONSENT_STATES, 'Its state now') state!: (typeof CONSENT_STATES)[number];
  @AuthorityCode('Who was told') authority!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be, or might have been, shared with them')
  scope!: (typeof CONSENT_SCOPES)[number][];
  @Optional() @SomeOf(CONTENT_CATEGORIES, 'Which content') categories?: ContentCategory[];
  @Optional() @Instant('When they were told that it may') toldAt?: string;
  @Optional() @Instant('When they were told that it may no longer') recalledAt?: string;
}

export class SharingRegister {
  @Id('The episode') episodeId!: string;
  @NestedList(() => SharingEntry, 1_000, 'Oldest consent first') entries!: SharingEntry[];
  @Whole(0, 1_000, 'How many') count!: number;
  @Optional()
  @NestedList(() => ToldOutsideEntry, 1_000, 'Who outside the hub was told, oldest first')
  toldOutside?: ToldOutsideEntry[];
}

export const ReadSharingRegister = defineQuery({
  type: 'consent.read_sharing_register.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The list of what was shared was looked at',
  owner: 'consent-service',
  summary:
    'Shows who was told what may be shared with whom in an episode, to those with a part in it.',
  personalData: 'none',
  payload: ReadSharingRegisterPayload,
  reply: SharingRegister,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/sharing-register', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

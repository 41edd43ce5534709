import { defineCommand, defineEvent, defineQuery } from '../definition.js';
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
import { Waiting } from '../shape/waiting.js';
import { CONTENT_CATEGORIES, type ContentCategory } from './consent-terms.js';

/**
 * Grounds on which content may be shared without consent. Source: Information sharing advice for
 * safeguarding practitioners, DfE, 2024.
 */
export const OVERRIDE_GROUNDS = [
  'significant_harm',
  'danger_to_life',
  'serious_crime',
  'court_order',
] as const;
export type OverrideGround = (typeof OVERRIDE_GROUNDS)[number];
export const OVERRIDE_REVIEWS = ['waiting', 'justified', 'unjustified'] as const;

export class MakeOverridePayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who is to see it') recipient!: string;
  @SomeOf(CONTENT_CATEGORIES, 'No more than is needed') categories!: ContentCategory[];
  @OneOf(OVERRIDE_GROUNDS, 'The ground') ground!: OverrideGround;
  @Text(1_000, 'Why it outweighs what the family wants') explanation!: string;
  @Optional() @Text(200, 'Who was asked for advice, by role') adviceFrom?: string;
  @Flag('Whether the family was told') familyTold!: boolean;
  @Optional() @Text(500, 'Why the family was not told; required then') whyNotTold?: string;
}

export class OverrideView {
  @Id('The override') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who made it') madeBy!: string;
  @AuthorityCode('Who may see it') recipient!: string;
  @SomeOf(CONTENT_CATEGORIES, 'What') categories!: ContentCategory[];
  @OneOf(OVERRIDE_GROUNDS, 'The ground') ground!: OverrideGround;
  @Optional() @Text(1_000, 'Why; shown to who made it and who reviews it') explanation?: string;
  @Optional() @Text(200, 'Who was asked for advice') adviceFrom?: string;
  @Flag('Whether the family was told') familyTold!: boolean;
  @Optional()
  @Text(500, 'Why the family was not told; shown to who made it and who reviews it')
  whyNotTold?: string;
  @Instant('When it was made') madeAt!: string;
  @Instant('Until when it holds') expiresAt!: string;
  @AuthorityCode('Who reviews it') reviewer!: string;
  @Instant('By when') reviewBy!: string;
  @OneOf(OVERRIDE_REVIEWS, 'What the review found') review!: (typeof OVERRIDE_REVIEWS)[number];
}

const BASE = { owner: 'consent-service' } as const;
const MAKE_EXAMPLE: MakeOverridePayload = {
  episodeId: EXAMPLE.episodeId,
  recipient: EXAMPLE.southwark,
  categories: ['assessment'],
  ground: 'significant_harm',
  explanation: 'A sibling was hurt today; the school must know before the end of the day.',
  adviceFrom: 'Named nurse',
  familyTold: false,
  whyNotTold: 'Telling them would put the child at risk.',
};

export const MakeOverride = defineCommand({
  ...BASE,
  type: 'override.make.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Content was opened without consent, in the public interest',
  summary:
    'Lets an authority see what yours added for an hour without consent, in the public interest; reviewed by another authority within one working day.',
  personalData: 'content',
  payload: MakeOverridePayload,
  reply: OverrideView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/overrides', success: 201, creates: true },
  examples: [MAKE_EXAMPLE],
  counterExamples: {
    'a ground that is none': { ...MAKE_EXAMPLE, ground: 'convenient' },
    'no explanation': { ...MAKE_EXAMPLE, explanation: '' },
  },
});

export class OverrideList {
  @NestedList(
    () => OverrideView,
    200,
    'Those that wait for your review first, then those your authority made or may use, newest first',
  )
  items!: OverrideView[];
}

export class ListOverridesPayload {
  @Optional() @Whole(1, 100, 'At most so many of each kind, 50 by default') limit?: number;
}

export const ListOverrides = defineQuery({
  ...BASE,
  type: 'override.list.v1',
  summary: 'Lists overrides that your authority reviews, made or may use.',
  personalData: 'content',
  payload: ListOverridesPayload,
  reply: OverrideList,
  roles: ['lead_caf_contact', 'service_manager'],
  http: { method: 'GET', path: '/v1/overrides', success: 200 },
  examples: [{}],
});

export class OpenedDocument {
  @Id('The document; ask for it at /v1/releases') id!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
  @Whole(1, 1_000_000, 'Its newest version') version!: number;
}

export class OpenedOverride extends OverrideView {
  @NestedList(() => OpenedDocument, 1_000, 'What it opens, while it holds')
  documents!: OpenedDocument[];
}

export class ReadOverridePayload {
  @Id('The override') overrideId!: string;
}

export const ReadOverride = defineQuery({
  ...BASE,
  type: 'override.read.v1',
  on: { object: 'override', id: 'overrideId' },
  words: 'A decision to open content without consent was looked at',
  summary: 'Shows an override that your authority made, may use or reviews, and what it opens.',
  personalData: 'content',
  payload: ReadOverridePayload,
  reply: OpenedOverride,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'GET', path: '/v1/overrides/{overrideId}', success: 200 },
  examples: [{ overrideId: EXAMPLE.overrideId }],
});

export class ReviewOverridePayload {
  @Id('The override') overrideId!: string;
  @Flag('Whether it was justified') justified!: boolean;
  @Text(500, 'Why') reason!: string;
}

export const ReviewOverride = defineCommand({
  ...BASE,
  type: 'override.review.v1',
  on: { object: 'override', id: 'overrideId' },
  words: 'Another authority reviewed that content was opened without consent',
  summary: 'Says whether an override of another authority was justified.',
  personalData: 'content',
  payload: ReviewOverridePayload,
  reply: OverrideView,
  roles: ['lead_caf_contact', 'service_manager'],
  http: { method: 'POST', path: '/v1/overrides/{overrideId}/review', success: 200 },
  examples: [
    {
      overrideId: EXAMPLE.overrideId,
      justified: true,
      reason: 'The risk was at hand and the least was shown.',
    },
  ],
});

export class OverrideMadePayload {
  @Id('The override') overrideId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who made it') madeBy!: string;
  @AuthorityCode('Who may see it') recipient!: string;
  @AuthorityCode('Who reviews it') reviewer!: string;
  @Instant('By when') reviewBy!: string;
  @Optional() @NestedList(() => Waiting, 2, 'Who must look at it') waits?: Waiting[];
}

export const OverrideMade = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'overrideId',
  type: 'override.made.v1',
  summary:
    'Content may be seen for an hour without consent, in the public interest. For who may see it and for who reviews it.',
  personalData: 'none',
  payload: OverrideMadePayload,
  examples: [
    {
      overrideId: EXAMPLE.overrideId,
      episodeId: EXAMPLE.episodeId,
      madeBy: EXAMPLE.lewisham,
      recipient: EXAMPLE.southwark,
      reviewer: EXAMPLE.greenwich,
      reviewBy: EXAMPLE.at,
      waits: [
        {
          step: 'review_override',
          authority: EXAMPLE.greenwich,
          role: 'lead_caf_contact',
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export class OverrideReviewedPayload {
  @Id('The override') overrideId!: string;
  @Flag('Whether it was justified') justified!: boolean;
  @Optional() @NestedList(() => Waiting, 2, 'Nobody any more') waits?: Waiting[];
}

export const OverrideReviewed = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'overrideId',
  type: 'override.reviewed.v1',
  summary: 'An override that your authority made was reviewed.',
  personalData: 'none',
  payload: OverrideReviewedPayload,
  examples: [{ overrideId: EXAMPLE.overrideId, justified: true, waits: [] }],
});

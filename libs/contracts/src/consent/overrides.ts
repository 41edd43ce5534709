import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Nested,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import { CONTENT_CATEGORIES, type ContentCategory } from './consent-terms.js';
import {
  OVERRIDE_GROUNDS,
  OpenedOverride,
  OverrideList,
  OverrideView,
  type OverrideGround,
} from './override-view.js';
import { ToldOutside } from './told-outside.js';

export class MakeOverridePayload {
  @Id('The episode') episodeId!: string;
  @Optional()
  @AuthorityCode('Who is to see it; absent where somebody outside the hub was told')
  recipient?: string;
  @Optional()
  @Nested(() => ToldOutside, 'Who outside the hub was told, in the place of a recipient')
  toldOutside?: ToldOutside;
  @SomeOf(CONTENT_CATEGORIES, 'No more than is needed') categories!: ContentCategory[];
  @OneOf(OVERRIDE_GROUNDS, 'The ground') ground!: OverrideGround;
  @Text(1_000, 'Why it outweighs what the family wants') explanation!: string;
  @Optional() @Text(200, 'Who was asked for advice, by role') adviceFrom?: string;
  @Flag('Whether the family was told') familyTold!: boolean;
  @Optional() @Text(500, 'Why the family was not told; required then') whyNotTold?: string;
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

const { recipient: _nobody, ...TOLD_EXAMPLE } = MAKE_EXAMPLE;

export const MakeOverride = defineCommand({
  ...BASE,
  type: 'override.make.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Content was opened without consent, in the public interest',
  summary:
    'Lets an authority see what yours added for an hour without consent, in the public interest, or records that police or a hospital were told; reviewed by another authority within one working day.',
  personalData: 'content',
  payload: MakeOverridePayload,
  reply: OverrideView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/overrides', success: 201, creates: true },
  examples: [
    MAKE_EXAMPLE,
    {
      ...TOLD_EXAMPLE,
      toldOutside: {
        kind: 'police',
        organisation: 'Lewisham Safeguarding Unit',
        whom: 'Duty sergeant',
        how: 'by_telephone',
        at: EXAMPLE.at,
      },
    },
  ],
  counterExamples: {
    'a ground that is none': { ...MAKE_EXAMPLE, ground: 'convenient' },
    'no explanation': { ...MAKE_EXAMPLE, explanation: '' },
  },
});

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

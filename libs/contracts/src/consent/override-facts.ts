import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Flag, Id, Instant, NestedList, Optional } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

const BASE = { owner: 'consent-service' } as const;

class OverrideMadePayload {
  @Id('The override') overrideId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who made it') madeBy!: string;
  @Optional()
  @AuthorityCode('Who may see it; absent where somebody outside the hub was told')
  recipient?: string;
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
    'Content may be seen for an hour without consent, or was told to police or a hospital, in the public interest. For who may see it and for who reviews it.',
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

class OverrideReviewedPayload {
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

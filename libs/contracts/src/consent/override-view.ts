import {
  AuthorityCode,
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
import { CONTENT_CATEGORIES, type ContentCategory } from './consent-terms.js';
import { ToldOutside } from './told-outside.js';

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
const OVERRIDE_REVIEWS = ['waiting', 'justified', 'unjustified'] as const;

export class OverrideView {
  @Id('The override') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Who made it') madeBy!: string;
  @Optional() @AuthorityCode('Who may see it') recipient?: string;
  @Optional()
  @Nested(() => ToldOutside, 'Who outside the hub was told; it opens nothing here')
  toldOutside?: ToldOutside;
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

export class OverrideList {
  @NestedList(
    () => OverrideView,
    200,
    'Those that wait for your review first, then those your authority made or may use, newest first',
  )
  items!: OverrideView[];
}

class OpenedDocument {
  @Id('The document; ask for it at /v1/releases') id!: string;
  @OneOf(CONTENT_CATEGORIES, 'What it is') category!: ContentCategory;
  @Whole(1, 1_000_000, 'Its newest version') version!: number;
}

export class OpenedOverride extends OverrideView {
  @NestedList(() => OpenedDocument, 1_000, 'What it opens, while it holds')
  documents!: OpenedDocument[];
}

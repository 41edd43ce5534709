import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Flag, Instant, OneOf, Optional, SomeOf } from '../shape/fields.js';

/** Languages for which families ask for an interpreter, as BCP 47 says them. */
export const INTERPRETED = [
  ...['ar', 'bfi', 'bn', 'es', 'fa', 'fr', 'gu', 'it', 'ku', 'lt', 'pa', 'pl', 'pt', 'ro'],
  ...['ru', 'so', 'sq', 'ta', 'ti', 'tr', 'uk', 'ur', 'vi', 'yo', 'zh', 'other'],
] as const;

export const ACCESS_NEEDS = [
  'step_free',
  'hearing',
  'sight',
  'speech',
  'longer_time',
  'quiet_place',
  'written_not_called',
  'visit_at_home',
] as const;
export type AccessNeed = (typeof ACCESS_NEEDS)[number];

/** What a family needs to be spoken with; no word of it says why. */
export class SaidNeeds {
  @Optional()
  @OneOf(INTERPRETED, 'Language of an interpreter: BCP 47, bfi for British Sign Language, or other')
  interpreter?: string;
  @Flag('What is written to the family must be easy to read') easyRead!: boolean;
  @Optional()
  @SomeOf(ACCESS_NEEDS, 'What else whoever rings or meets them must know')
  access?: AccessNeed[];
}

export class FamilyNeeds extends SaidNeeds {
  @AuthorityCode('Who recorded it') authority!: string;
  @Instant('When') recordedAt!: string;
}

export const NEEDS_EXAMPLE: SaidNeeds & { readonly episodeId: string } = {
  episodeId: EXAMPLE.episodeId,
  interpreter: 'so',
  easyRead: true,
  access: ['step_free'],
};

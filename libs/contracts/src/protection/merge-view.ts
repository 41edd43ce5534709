import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import {
  MERGE_DECLINES,
  MERGE_STATES,
  MERGED_BECAUSE,
  type MergeDecline,
  type MergedBecause,
  type MergeState,
} from './merge-terms.js';

/** One of the two, as a lookup shows it. */
export class MergeSideView {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Where it was started') authority!: string;
  @Text(64, 'Its reference there') reference!: string;
  @AuthorityCode('Who agrees for it: where it was started, or who leads where that is hidden')
  answers!: string;
  @Optional() @Instant('When that authority agreed') agreedAt?: string;
}

/** Why whoever led the folded one is not in the team of the one that is kept. */
export const SEAT_HINDRANCES = ['person_unknown', 'consent_missing'] as const;
export type SeatHindrance = (typeof SEAT_HINDRANCES)[number];

export class MergeView {
  @Id('The merge') id!: string;
  @Nested(() => MergeSideView, 'The one that is kept: its Lead Professional leads')
  kept!: MergeSideView;
  @Nested(() => MergeSideView, 'The one that is folded into it') folded!: MergeSideView;
  @OneOf(MERGE_STATES, 'How it stands') state!: MergeState;
  @OneOf(MERGED_BECAUSE, 'Why there are two') because!: MergedBecause;
  @AuthorityCode('Who proposed it') proposedBy!: string;
  @Instant('When it was proposed') proposedAt!: string;
  @Instant('By when it is, or was, to be decided') dueAt!: string;
  @Optional() @Instant('When it was decided') decidedAt?: string;
  @Optional() @OneOf(MERGE_DECLINES, 'Why they stay two') declinedBecause?: MergeDecline;
  @Optional()
  @OneOf(
    SEAT_HINDRANCES,
    'Why whoever led the folded one is not in the team; absent where they are',
  )
  hindrance?: SeatHindrance;
  @Optional() @Id('The split that undid it') splitId?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

/** Where an episode goes on that is one with another. */
export class FoldView {
  @Id('The episode that goes on') into!: string;
  @Id('The merge that made them one') mergeId!: string;
  @Instant('Since when') at!: string;
}

/** An episode of the same child that goes on in this one. */
export class FoldedHere {
  @Id('The episode: its folder is read there') episodeId!: string;
  @AuthorityCode('Where it was started') authority!: string;
  @Text(64, 'Its reference there') reference!: string;
  @Instant('Since when') at!: string;
}

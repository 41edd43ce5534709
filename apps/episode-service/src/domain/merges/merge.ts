import type { MergeDecline, MergedBecause, SeatHindrance } from '@hub/contracts/protection';
import { type Agreement, answersOf, type Side, stillMissing } from '../agreements.js';
import type { ApprovalClock } from '../approval-clock.js';

interface MergeProposed extends ApprovalClock {
  readonly id: string;
  readonly kept: Side;
  readonly folded: Side;
  readonly because: MergedBecause;
  readonly proposedBy: string;
  readonly proposerId: string;
  readonly proposedAt: string;
  /** Of each authority that agreed, in the order in which they did. */
  readonly agreements: readonly Agreement[];
  readonly version: number;
}

interface Settlement {
  readonly decidedAt: string;
}

/** Two episodes of one child that are to be one. */
export type Merge = MergeProposed &
  (
    | { readonly state: 'proposed' }
    | ({ readonly state: 'declined'; readonly declinedBecause: MergeDecline } & Settlement)
    | ({
        readonly state: 'made';
        /** Why whoever led the folded one is not in the team of the other. */
        readonly hindrance?: SeatHindrance;
      } & Settlement)
    | ({
        readonly state: 'undone';
        /** The split that told the two apart. */
        readonly splitId: string;
      } & Settlement)
  );

export type OpenMerge = Extract<Merge, { state: 'proposed' }>;
export type MadeMerge = Extract<Merge, { state: 'made' }>;

/** The two are of two children after all. */
export function undoMerge({ hindrance: _none, ...made }: MadeMerge, splitId: string): Merge {
  return { ...made, state: 'undone', splitId, version: made.version + 1 };
}

/** Whose word is needed: one authority may answer for both. */
export function answeringFor({ kept, folded }: Pick<Merge, 'kept' | 'folded'>): string[] {
  return answersOf([kept, folded]);
}

/** Whose word is still missing. */
export function missingFrom(merge: Merge): string[] {
  return stillMissing(answeringFor(merge), merge);
}

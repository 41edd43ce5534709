import type { MergeDecline, MergedBecause, SeatHindrance } from '@hub/contracts/protection';
import type { ApprovalClock } from '../approval-clock.js';

/** One of the two episodes, and who agrees for it. */
interface MergeSide {
  readonly episodeId: string;
  /** Where it was started, or who leads where it is hidden from that one. */
  readonly answers: string;
}

export interface Agreement {
  readonly authority: string;
  readonly personId: string;
  readonly at: string;
}

interface MergeProposed extends ApprovalClock {
  readonly id: string;
  readonly kept: MergeSide;
  readonly folded: MergeSide;
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
  );

export type OpenMerge = Extract<Merge, { state: 'proposed' }>;
export type MadeMerge = Extract<Merge, { state: 'made' }>;

/** Whose word is needed: one authority may answer for both. */
export function answeringFor({ kept, folded }: Pick<Merge, 'kept' | 'folded'>): string[] {
  return [...new Set([kept.answers, folded.answers])].sort();
}

/** Whose word is still missing. */
export function missingFrom(merge: Merge): string[] {
  return answeringFor(merge).filter(
    (authority) => !merge.agreements.some((one) => one.authority === authority),
  );
}

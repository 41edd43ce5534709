import type { SplitBecause, SplitDecline } from '@hub/contracts/protection';
import { type Agreement, answersOf, type Side, stillMissing } from '../agreements.js';
import type { ApprovalClock } from '../approval-clock.js';

/** What of an episode belongs to the other child, as who asks named it. */
export interface Parts {
  readonly documents: readonly string[];
  readonly consents: readonly string[];
  /** Places in the team, by their id. */
  readonly team: readonly string[];
  /** Those without an account. */
  readonly contacts: readonly string[];
  /** What the family needs to be spoken with, as it stood when this was proposed. */
  readonly needs: boolean;
  /** Who coordinates it. */
  readonly coordinator?: string;
}

interface SplitProposed extends ApprovalClock, Parts {
  readonly id: string;
  /** The episode that two children are in. */
  readonly from: Side;
  /** The episode of the other child. */
  readonly to: Side;
  /** The other goes on in the first; else it is one of its own. */
  readonly undoesMerge: boolean;
  readonly because: SplitBecause;
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

/** Two children who are in one episode, and are to be told apart. */
export type Split = SplitProposed &
  (
    | { readonly state: 'proposed' }
    | ({ readonly state: 'declined'; readonly declinedBecause: SplitDecline } & Settlement)
    | ({
        readonly state: 'made';
        /** Of the documents, in the order in which they were named. */
        readonly corrections: readonly string[];
      } & Settlement)
  );

export type OpenSplit = Extract<Split, { state: 'proposed' }>;
export type MadeSplit = Extract<Split, { state: 'made' }>;

/** Whose word is needed: one authority may answer for both. */
export function answeringForSplit({ from, to }: Pick<Split, 'from' | 'to'>): string[] {
  return answersOf([from, to]);
}

/** Whose word is still missing. */
export function missingFromSplit(split: Split): string[] {
  return stillMissing(answeringForSplit(split), split);
}

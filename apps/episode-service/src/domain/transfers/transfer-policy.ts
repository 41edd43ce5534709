import { WorkingTime } from '@hub/working-time';

/**
 * The clocks of a transfer, in working days. Source: the London CAF Protocol’s successors; our own
 * assumption where they are silent.
 */
export interface TransferPolicy {
  /** To answer a proposal, and to ask the family. */
  readonly answerDays: number;
  /** After which the reminder goes out. */
  readonly remindDays: number;
  /** To receive the hand-over pack, from acceptance on. */
  readonly receiveDays: number;
  /** Within which the new Lead Professional reviews the plan. */
  readonly reviewDays: number;
  /** What becomes of a proposal that nobody answered. */
  readonly onSilence: 'dispute' | 'expire';
  /** Proposals that may wait behind an open one. */
  readonly mostQueued: number;
}

export const USUAL_TRANSFER_POLICY: TransferPolicy = {
  answerDays: 5,
  remindDays: 3,
  receiveDays: 5,
  reviewDays: 20,
  onSilence: 'dispute',
  mostQueued: 5,
};

export const LONDON_TIME = new WorkingTime();

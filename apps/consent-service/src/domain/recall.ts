import type { RecallAnswer } from '@hub/contracts/consent';
import { type AnswerClock, type AnswerPolicy, openClock } from '@hub/working-time';

/** Clocks of a recall, in working hours, from the instant the consent ended. */
export type RecallPolicy = AnswerPolicy;

/**
 * What one holder owes after a consent ended: to delete what was shared under it, or to say on what
 * ground it keeps it.
 */
export interface Recall extends AnswerClock {
  readonly consentId: string;
  readonly authority: string;
  readonly answer?: RecallAnswer & { readonly at: string; readonly personId?: string };
}

export function openRecall(
  consentId: string,
  authority: string,
  at: string,
  policy: RecallPolicy,
): Recall {
  return { consentId, authority, ...openClock(at, policy) };
}

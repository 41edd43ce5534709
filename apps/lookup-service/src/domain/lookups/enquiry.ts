import type { ENQUIRY_OUTCOMES, FoundEpisode } from '@hub/contracts/lookup';

/** A lookup as it was put to the system of one federated authority, and what that answered. */
export interface Enquiry {
  readonly id: string;
  readonly lookupId: string;
  readonly authority: string;
  readonly askedAt: string;
  readonly answerBy: string;
  /** Until then somebody waits for the answer; what comes later is told to the asker. */
  readonly awaitedUntil: string;
  readonly attempt: 1 | 2;
  readonly answer?: EnquiryAnswer | undefined;
  readonly answeredAt?: string | undefined;
}

interface EnquiryAnswer {
  readonly outcome: (typeof ENQUIRY_OUTCOMES)[number];
  readonly episodes: readonly FoundEpisode[];
}

/** Whether its answer can still come in time. */
export function isGathering({ answer, answerBy }: Enquiry, now: string): boolean {
  return answer === undefined && now < answerBy;
}

/** Whether nothing more is to come: a person's answer may still follow. */
export function isSettled({ answer }: Enquiry): boolean {
  return answer !== undefined && answer.outcome !== 'person_will_answer';
}

/** Whether the answer hides where the child's record is. */
export function isShielded({ answer }: Enquiry): boolean {
  return answer?.outcome === 'shielded';
}

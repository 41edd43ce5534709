import type { LookupLimits } from './lookup-limits.js';
import type { FederationPolicy } from './standing.js';

/** What an operator may set about lookups. */
export interface LookupPolicy {
  /** An index reconciled longer ago than this is stale. */
  readonly reconciliationHours: number;
  /** So many working hours a lookup waits for its reason to be confirmed. */
  readonly confirmationHours: number;
  readonly limits: LookupLimits;
  readonly cover: CoverPolicy;
  readonly review: ReviewPolicy;
  readonly federation: FederationPolicy;
}

/** Answers that hide a shielded record among others that look the same. */
interface CoverPolicy {
  /**
   * Share of the children without a record whose lookups say for a month that a person will answer,
   * from 0 to 1.
   */
  readonly share: number;
  /**
   * An answer by a person is given no sooner than this after the question, so that its time tells
   * nothing.
   */
  readonly milliseconds: number;
}

export interface ReviewPolicy {
  /** Share of the lookups that somebody of another authority reviews, from 0 to 1. */
  readonly share: number;
  /** After so many working hours the asker’s lookups wait for their lead CAF contact. */
  readonly hours: number;
  /** So long they wait where a lookup of theirs had no legitimate reason. */
  readonly suspensionDays: number;
}

export const USUAL_POLICY: LookupPolicy = {
  reconciliationHours: 26,
  confirmationHours: 24,
  limits: { personAndHour: 20, personAndDay: 60, authorityAndDay: 600, othersAndChild: 5 },
  cover: { share: 0.01, milliseconds: 60 },
  review: { share: 0.02, hours: 40, suspensionDays: 30 },
  federation: { deadlineMs: 2_000, mostInFlight: 50, missesToSuspend: 5, probeAfterMs: 30_000 },
};

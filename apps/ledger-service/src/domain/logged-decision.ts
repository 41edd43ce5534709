import { readDecision } from '@hub/policy';
import type { EvidenceBatch } from '@hub/journal';

/** A decision that a leaf tells of: what was asked, on which facts, and how it came out. */
export interface LoggedDecision {
  /** Of the leaf. */
  readonly index: number;
  readonly at: string;
  readonly action: string;
  readonly facts: string;
  readonly permitted: boolean;
}

/** The decision that evidence tells of; none where policies decided nothing. */
export function decisionIn(
  { at, evidence: { action, rule } }: EvidenceBatch,
  index: number,
): LoggedDecision[] {
  const said = rule === undefined ? undefined : readDecision(rule);
  return said ? [{ index, at, action, facts: said.facts, permitted: said.permitted }] : [];
}

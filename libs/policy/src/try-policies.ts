import { readFacts } from './decision-said.js';
import type { Policies } from './policies.js';

/** Decisions of the past that were alike: the same was asked on the same facts. */
export interface AlikeDecisions {
  readonly action: string;
  readonly facts: string;
  readonly permitted: boolean;
  readonly count: number;
}

/** Decisions that would come out the other way. */
export interface ChangedDecisions extends AlikeDecisions {
  /** By which policies; none where nothing would permit it. */
  readonly policies: readonly string[];
}

/** Which decisions of the past would be others by these policies, the most frequent first. */
export function tryPolicies(
  policies: Policies,
  past: Iterable<AlikeDecisions>,
): ChangedDecisions[] {
  const changed: ChangedDecisions[] = [];
  for (const decided of past) {
    const would = policies.decideOn(decided.action, readFacts(decided.facts));
    if ((would.effect === 'permit') !== decided.permitted)
      changed.push({ ...decided, policies: would.policies });
  }
  return changed.sort((a, b) => b.count - a.count);
}

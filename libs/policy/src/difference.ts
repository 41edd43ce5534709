import { isDeepStrictEqual } from 'node:util';
import type { Policy } from './policy.js';

/** Ids of policies, by what became of them. */
export interface PolicyDifference {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: string[];
}

/** How policies differ from those that were there before. */
export function differenceOf(
  before: readonly Policy[],
  after: readonly Policy[],
): PolicyDifference {
  const was = new Map(before.map((policy) => [policy.id, policy]));
  const is = new Map(after.map((policy) => [policy.id, policy]));
  const idsIn = (all: readonly Policy[], differs: (policy: Policy) => boolean): string[] =>
    all.filter(differs).map(({ id }) => id);
  return {
    added: idsIn(after, ({ id }) => !was.has(id)),
    removed: idsIn(before, ({ id }) => !is.has(id)),
    changed: idsIn(after, (policy) => {
      const earlier = was.get(policy.id);
      return earlier !== undefined && !isDeepStrictEqual(plain(earlier), plain(policy));
    }),
  };
}

function plain(policy: Policy): unknown {
  return JSON.parse(JSON.stringify(policy));
}

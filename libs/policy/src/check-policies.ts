import { ACCESS_RULES, allRoutes } from '@hub/contracts/access';
import { questionsWithMore } from './matrix.js';
import { Policies } from './policies.js';
import type { Policy, PolicyFile } from './policy.js';

/**
 * Finds fault with a field of a file, which stands with its line in what is thrown once all is
 * checked.
 */
export type FaultAt = (field: string, what: string) => void;

/**
 * Checks what the shape of a file cannot say.
 *
 * @param earlier policies of the files before it, which hold for this one too
 */
export function checkPolicies(
  { policies }: PolicyFile,
  earlier: readonly Policy[],
  /** A duty that begins later permits nothing yet. */
  today: string,
  faultAt: FaultAt,
): void {
  const all = [...earlier, ...policies];
  const broken = policies.flatMap((policy, place) =>
    faultsOf(policy, all, today, `policies.${String(place)}`),
  );
  for (const [field, what] of broken) faultAt(field, what);
  if (broken.length > 0) return;
  const together = new Policies(all, 'checked');
  for (const [place, policy] of policies.entries())
    for (const [number, action] of policy.actions.entries()) {
      const reach = reachOf(together, policy, action);
      if (reach !== 'reached')
        faultAt(`policies.${String(place)}.actions.${String(number)}`, ` ${action} is ${reach}`);
    }
}

function faultsOf(
  policy: Policy,
  all: readonly Policy[],
  today: string,
  at: string,
): [string, string][] {
  const fault = misfit(policy) ?? misfitDuty(policy, today);
  return [
    ...(all.find(({ id }) => id === policy.id) === policy
      ? []
      : [[`${at}.id`, ` is taken: ${policy.id}`] satisfies [string, string]]),
    ...policy.actions.flatMap((action, number): [string, string][] =>
      isAsked(action)
        ? []
        : [[`${at}.actions.${String(number)}`, ` is no request of the hub: ${action}`]],
    ),
    ...(fault === undefined ? [] : [[at, ` ${fault}`] satisfies [string, string]]),
  ];
}

function isAsked(action: string): boolean {
  return action in ACCESS_RULES || allRoutes().some(({ type }) => type === action);
}

/** What stands against a policy by itself. */
function misfit({ effect, basis, refusedAs, relations, without, who, what }: Policy) {
  if (effect === 'permit') {
    if (basis === undefined) return 'permits without a basis';
    if (refusedAs !== undefined) return 'permits, and says how it is refused';
    return without && 'permits those without a relation: only a forbid may say without';
  }
  if (refusedAs === undefined) return 'forbids without saying how it is refused';
  if (basis !== undefined) return 'forbids, and says on what basis';
  if (relations) return 'forbids those who hold a relation: a forbid may only say without';
  return !without && isEmpty(who) && isEmpty(what) ? 'forbids without a condition' : undefined;
}

/** What stands against the legal duty on which a policy permits. */
function misfitDuty({ basis, duty }: Policy, today: string): string | undefined {
  if (basis !== 'legal_duty') return duty && 'names a legal duty, and has another basis';
  if (!duty) return 'permits by a legal duty without saying which';
  return duty.from > today ? `permits by a duty that holds from ${duty.from} only` : undefined;
}

function isEmpty(conditions: object | undefined): boolean {
  return Object.values(conditions ?? {}).every((value) => value === undefined);
}

/** A policy that nobody meets, or a permit that others forbid whatever the case, is impossible. */
function reachOf(policies: Policies, policy: Policy, action: string): string {
  let reached = false;
  for (const question of questionsWithMore(action)) {
    const matching = policies.matching(question);
    if (!matching.includes(policy)) continue;
    if (policy.effect === 'forbid' || matching.every(({ effect }) => effect === 'permit'))
      return 'reached';
    reached = true;
  }
  return reached ? 'impossible: what it permits is always forbidden' : 'reached by nobody';
}

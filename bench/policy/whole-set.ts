import { ACCESS_RULES, allRoutes, rolesFor } from '@hub/contracts/access';
import { OpenDispute } from '@hub/contracts/arbitration';
import { RequestRelease } from '@hub/contracts/consent';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import { type Policy, type Question, questionsOf } from '@hub/policy';
import { readPolicies } from '@hub/service-host';

const MEASURED = [RequestRelease.type, TakeEpisodeStep.type, OpenDispute.type];

/**
 * The policies that stand, and one for every other request by the roles that may make it: what the
 * whole set comes to.
 */
export function wholeSet(): Policy[] {
  const policies = readPolicies().all;
  const governed = new Set(policies.flatMap(({ actions }) => actions));
  const others = [...Object.keys(ACCESS_RULES), ...allRoutes().map(({ type }) => type)]
    .filter((action) => !governed.has(action) && rolesFor(action).length > 0)
    .map((action): Policy => ({
      id: action.replaceAll(/[._]/g, '-'),
      effect: 'permit',
      says: 'Who holds the role may ask this.',
      actions: [action],
      who: { roles: [...rolesFor(action)] },
      basis: 'public_task',
    }));
  return [...policies, ...others];
}

/** A few thousand questions of all kinds, no two in a row alike. */
export function questions(): Question[] {
  const all = MEASURED.flatMap((action) => [...questionsOf(action)]);
  return all
    .map((_, place) => all[(place * 7_919) % all.length])
    .filter((one) => one !== undefined);
}

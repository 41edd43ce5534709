import { ACCESS_RULES, allRoutes, rolesFor } from '@hub/contracts/access';
import { OpenDispute } from '@hub/contracts/arbitration';
import { RequestRelease } from '@hub/contracts/consent';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import { type Policy, type Question, questionsOf, type TiedPerson } from '@hub/policy';
import { readPolicies } from '@hub/service-host';
import { testId } from '@hub/testing';
import type { Caller } from '@hub/use-case';

/** These follow from a role, and stand in no row. */
const OF_A_ROLE: ReadonlySet<string> = new Set([
  'lead_caf_contact',
  'manager_of',
  'data_protection_officer',
]);
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

/** Who asks, and whom the rows of an episode tie to its child. */
export interface AskedBy {
  readonly caller: Caller;
  readonly people: readonly TiedPerson[];
}

const [ASKER, TEAM] = [testId(1), 12];

/** The same question as it comes: a person, among a team as large as they are. */
export function asPeopleAsk({ principal, relations }: Question): AskedBy {
  const { authority, roles, verified } = principal;
  const { confirmed } = relations;
  const others = Array.from({ length: TEAM }, (_, place): TiedPerson => ({
    ...{ personId: testId(2 + place), relation: 'team_member', confirmed: true },
  }));
  return {
    caller: { authority, personId: ASKER, roles, verified, clientId: 'bench', door: 'http' },
    people: [
      ...others,
      ...relations.held
        .filter((relation) => !OF_A_ROLE.has(relation))
        .map((relation) => ({ personId: ASKER, relation, confirmed })),
    ],
  };
}

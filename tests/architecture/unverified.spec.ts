import { describe, expect, it } from '@jest/globals';
import {
  allRoutes,
  DECIDED_BY_POLICIES,
  needsVerified,
  rolesFor,
  UNVERIFIED_MAY,
} from '@hub/contracts/access';
import { memberMessages } from '@hub/contracts/catalogue';
import { questionsOf } from '@hub/policy';
import { readPolicies } from '@hub/service-host';

const policies = readPolicies();

/** Every command that a person can give. */
const commands = [
  ...memberMessages().filter(({ kind }) => kind === 'command'),
  ...allRoutes().filter(({ method }) => method === 'POST'),
]
  .map(({ type }) => type)
  .filter((type) => rolesFor(type).some((role) => role !== 'authority_system'));

describe('whoever is not verified', () => {
  it('is refused every command, but for those that a table or policies name', () => {
    const left = commands.filter((type) => !needsVerified(type));
    expect(left.sort()).toEqual([...Object.keys(UNVERIFIED_MAY), ...DECIDED_BY_POLICIES].sort());
  });

  it.each([...DECIDED_BY_POLICIES])(
    'is permitted no %s, unless their own lead CAF contact put them where they are',
    (action) => {
      const permitted = [...questionsOf(action)].filter(
        (question) =>
          !question.principal.verified &&
          !question.relations.confirmed &&
          policies.decide(question).effect === 'permit',
      );
      expect(permitted).toEqual([]);
    },
  );
});

export { checkPolicies, type FaultAt } from './check-policies.js';
export {
  type Kind,
  type Principal,
  type Question,
  type Relations,
  type RelationToChild,
  RELATIONS_TO_CHILD,
  type Resource,
} from './facts.js';
export { questionsOf } from './matrix.js';
export { type Decision, Policies, type PoliciesInForce } from './policies.js';
export { Policy, PolicyFile } from './policy.js';
export { tiesOf, type TiedPerson } from './relations.js';
export { authoriseCaller, type Permission } from './authorise.js';
export type { PolicyFiles, StandardPolicies } from './policy-files.js';
export { readDecision, readFacts } from './decision-said.js';
export { differenceOf } from './difference.js';
export { type AlikeDecisions, type ChangedDecisions, tryPolicies } from './try-policies.js';

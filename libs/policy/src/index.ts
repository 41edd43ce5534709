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
export { type Decision, Policies } from './policies.js';
export { Policy, PolicyFile } from './policy.js';
export { tiesOf, type TiedPerson } from './relations.js';
export { authoriseCaller, type Permission } from './authorise.js';

import type { AccessRule } from './relations.js';

/** Of the plan of an episode and its reviews. */
export const PLANNING_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'development.acknowledge.v1': { relation: 'counterpart', when: 'they lead' },
  'development.list.v1': { relation: 'counterpart' },
  'plan.add_action.v1': {
    relation: 'counterpart',
    when: 'they work with the child, and their own action plan in the folder says it in words',
  },
  'plan.change_action.v1': {
    relation: 'counterpart',
    when: 'they work with the child, and their own authority put it into the plan',
  },
  'plan.read.v1': { relation: 'counterpart' },
  'plan.record_agreement.v1': { relation: 'counterpart', when: 'they work with the child' },
};

import type { AccessRule } from './relations.js';

/** Of the plan of an episode and its reviews. */
export const PLANNING_ACCESS_RULES: Readonly<Record<string, AccessRule>> = {
  'continuum.read.v1': { relation: 'anybody' },
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
  'recommendation.answer.v1': {
    relation: 'counterpart',
    when: 'they lead, and nobody has answered yet',
  },
  'recommendation.list.v1': { relation: 'counterpart' },
  'recommendation.make.v1': { relation: 'counterpart', when: 'they work with the child' },
  'review_meeting.answer.v1': {
    relation: 'counterpart',
    when: 'they are invited, and it was not held yet',
  },
  'review_meeting.list.v1': { relation: 'counterpart' },
  'review_meeting.record.v1': {
    relation: 'counterpart',
    when: 'they work with the child, and it was called',
  },
  'plan.record_agreement.v1': { relation: 'counterpart', when: 'they work with the child' },
  'specialist_assessment.list.v1': { relation: 'anybody' },
};

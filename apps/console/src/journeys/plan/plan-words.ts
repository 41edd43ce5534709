import type {
  PlanActionView,
  PlanAgreementView,
  PlanGap,
  OutOfBorough,
} from '@hub/contracts/planning';
import type { Tag } from '../../pages/parts.js';

export const DOMAINS: Readonly<Record<PlanActionView['domain'], string>> = {
  development_of_the_child: 'The development of the child',
  parents_and_carers: 'Parents and carers',
  family_and_environment: 'Family and environment',
};

export const DOERS: Readonly<Record<PlanActionView['by'], string>> = {
  practitioner: 'A practitioner',
  service: 'A service',
  child: 'The child',
  parent_or_carer: 'A parent or carer',
};

export const ACTION_STATES: Readonly<Record<PlanActionView['state'], Tag>> = {
  planned: { text: 'Planned', colour: 'blue' },
  under_way: { text: 'Under way', colour: 'yellow' },
  done: { text: 'Done', colour: 'green' },
  not_done: { text: 'Not done', colour: 'red' },
};

export const STATE_WORDS: Readonly<Record<PlanActionView['state'], string>> = {
  planned: ACTION_STATES.planned.text,
  under_way: ACTION_STATES.under_way.text,
  done: ACTION_STATES.done.text,
  not_done: ACTION_STATES.not_done.text,
};

export const NOT_DONE: Readonly<Record<NonNullable<PlanActionView['reason']>, string>> = {
  not_needed_any_more: 'It is not needed any more',
  family_declined: 'The family does not want it',
  no_capacity: 'Nobody had the time or a place',
  replaced_by_another: 'Another action takes its place',
  not_begun_in_time: 'It was not begun in time',
};

export const SIDES: Readonly<Record<PlanAgreementView['by'], string>> = {
  child: 'The child',
  parent_or_carer: 'A parent or carer',
};

export const WORD_OF_FAMILY: Readonly<Record<PlanAgreementView['answer'], string>> = {
  agrees: 'Agrees',
  disagrees: 'Does not agree',
  not_asked: 'Was not asked',
};

export const NOT_ASKED: Readonly<Record<NonNullable<PlanAgreementView['because']>, string>> = {
  too_young: 'The child is too young',
  not_able_to_decide: 'They cannot decide this',
  not_reached: 'They could not be reached',
  not_safe: 'Asking them would not be safe',
};

export const EVIDENCE: Readonly<Record<NonNullable<PlanAgreementView['evidence']>, string>> = {
  signed: 'They signed the plan',
  in_person: 'They said so in person',
  by_telephone: 'They said so by telephone',
  in_writing: 'They wrote it',
};

export const GAPS: Readonly<Record<PlanGap, string>> = {
  assessment: 'an assessment among the documents',
  action_plan: 'an action plan among the documents',
  agreement: 'the yes of the child or of a parent',
};

export const OTHER_BOROUGHS: Readonly<Record<OutOfBorough, string>> = {
  in_the_plan: 'Yes, and the plan has some of them',
  none_suitable: 'Yes, but none is right for the child',
  not_needed: 'They are not needed',
  family_declined: 'The family does not want them',
};

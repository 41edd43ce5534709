import type { Role } from '@hub/contracts';
import {
  answersForAll,
  type InboxCounts,
  type InboxItem,
  type ReadInboxPayload,
} from '@hub/contracts/notification';
import type { Filter } from '../../pages/filter.js';
import type { Form } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';

const WORKFLOW_NAMES: Readonly<Record<InboxItem['workflow'], string>> = {
  transfer: 'Change of the lead',
  dispute: 'Disagreements',
  contacts: 'Your borough’s contacts',
  override: 'Sharing without consent',
  consent_expiry: 'Consent that runs out',
  consent: 'What families said',
  found_answer: 'Assessments that started elsewhere',
  double_start: 'Two assessments of one child',
  merge: 'Making one case of two',
  split: 'Making two cases of one',
  late_answer: 'Answers that came late',
  referral: 'Social care',
  join_request: 'Joining a team',
  correction: 'Corrections',
  breach: 'Breaches of personal data',
  service_request: 'Requests for services',
  lookup_confirmation: 'Reasons to confirm',
  lookup_question: 'Questions about a child',
  lookup_review: 'Lookups to check',
  lookup_answer: 'Answers to your lookups',
  recall: 'What is taken back',
  subject_access: 'Families that ask',
  plan_review: 'Reviews of a plan',
  age: 'Young people who turn 16 or 18',
  development: 'News of a case you lead',
  lead_gone: 'Cases without a lead, or whoever stood in',
  review_meeting: 'Review meetings',
  recommendation: 'What is recommended',
  lead_request: 'Boroughs that ask to lead',
  move_offer: 'Children who have moved',
  outside_hand_over: 'Cases that go outside London',
  team_invitation: 'Invitations into a team',
  coordinator_gone: 'Cases without a coordinator',
  team_notice: 'What teams are told',
  post_offer: 'Posts that were offered',
};
const SPANS = { overdue: 'Overdue', today: 'Today, or overdue', week: 'Within a week, or overdue' };
const WHOSE = {
  me: 'For me by name',
  team: 'For me and my team by name',
  borough: 'Everything in my borough',
};
const ORDERS = { waiting: 'What waits longest' };

/**
 * What a list of waits can be chosen by.
 *
 * @param counts how many there are of each kind, where that is known
 * @param roles of whoever looks
 */
export function inboxFilter(counts: InboxCounts, roles: readonly Role[]): Filter {
  const kinds = counts.workflows.map(({ workflow, total }) => [
    workflow,
    `${WORKFLOW_NAMES[workflow]} (${String(total)})`,
  ]);
  return {
    path: '/',
    title: 'Show these',
    fields: [
      {
        kind: 'listed',
        name: 'kind',
        label: 'Kind',
        words: Object.fromEntries(kinds) as Record<string, string>,
        none: `Every kind (${String(counts.total)})`,
      },
      { kind: 'listed', name: 'due', label: 'Due', words: SPANS, none: 'Any day' },
      {
        kind: 'listed',
        name: 'whose',
        label: 'For whom',
        words: answersForAll(roles) ? WHOSE : { me: WHOSE.me },
        none: 'For anybody in my role',
      },
      { kind: 'listed', name: 'sort', label: 'First', words: ORDERS, none: 'What is due first' },
    ],
  };
}

/** The same as the hub takes it. */
export function inboxQuery(form: Form): ReadInboxPayload {
  const [workflow] = chosenOf(WORKFLOW_NAMES, form, 'kind');
  const [due] = chosenOf(SPANS, form, 'due');
  const [whose] = chosenOf(WHOSE, form, 'whose');
  const [sort] = chosenOf(ORDERS, form, 'sort');
  return {
    ...(workflow === undefined ? {} : { workflow }),
    ...(due === undefined ? {} : { due }),
    ...(whose === 'me' ? { mine: true } : {}),
    ...(whose === 'team' || whose === 'borough' ? { whose } : {}),
    ...(sort === undefined ? {} : { sort }),
  };
}

import { defineQuery } from '../definition.js';
import type { Role } from '../roles.js';
import { ChildView } from '../shape/child-view.js';
import {
  Count,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { Waiting } from '../shape/waiting.js';

export const WORKFLOWS = [
  'transfer',
  'dispute',
  'contacts',
  'override',
  'consent_expiry',
  'consent',
  'found_answer',
  'double_start',
  'late_answer',
  'referral',
  'join_request',
  'correction',
  'breach',
  'service_request',
  'merge',
  'split',
  'lookup_confirmation',
  'lookup_question',
  'lookup_review',
  'lookup_answer',
  'recall',
  'subject_access',
  'plan_review',
  'age',
  'development',
  'lead_gone',
  'review_meeting',
  'recommendation',
  'lead_request',
  'move_offer',
  'outside_hand_over',
  'team_invitation',
  'coordinator_gone',
  'team_notice',
  'post_offer',
] as const;

/** One thing that waits for somebody; of the family, what the child is called alone. */
export class InboxItem extends Waiting {
  @OneOf(WORKFLOWS, 'What waits') workflow!: (typeof WORKFLOWS)[number];
  @Id(
    'The transfer, the dispute, the override, the consent, the answer to what was found, the double start, the late answer, the referral, the request to join, the correction (of a breach, too), the request for a service, the merge, the split, the lookup that was answered, or the entry in the register',
  )
  subject!: string;
  @Optional() @Id('The episode, where it is about one') episodeId?: string;
  @Optional()
  @Nested(() => ChildView, 'What the child is called in lists; for whom it is to be known')
  child?: ChildView;
  @Instant('Since when it waits for this') since!: string;
  @Text(200, 'What to do, and why it waits') why!: string;
  @Text(200, 'Where to read it') path!: string;
  @Optional()
  @Flag('It is overdue, and shows to you because whoever should act, named here, has not')
  climbed?: boolean;
}

export class InboxPage {
  @NestedList(() => InboxItem, 100, 'What is due first stands first; what has no clock, last')
  items!: InboxItem[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

/** By when what waits is due: before now, by the end of today in London, within seven days. */
export const DUE_SPANS = ['overdue', 'today', 'week'] as const;
export type DueSpan = (typeof DUE_SPANS)[number];
export const INBOX_ORDERS = ['due', 'waiting'] as const;
export type InboxOrder = (typeof INBOX_ORDERS)[number];

/** Which of what waits; whatever is named must hold. */
class WaitsQuery extends PageQuery {
  @Optional() @OneOf(WORKFLOWS, 'Of that kind alone') workflow?: (typeof WORKFLOWS)[number];
  @Optional()
  @OneOf(DUE_SPANS, 'overdue, or due by the end of today or within seven days, overdue with it')
  due?: DueSpan;
}

export const INBOX_WHOSE = ['team', 'borough'] as const;
export type InboxWhose = (typeof INBOX_WHOSE)[number];

const ANSWER_FOR_ALL: readonly Role[] = ['lead_caf_contact', 'service_manager', 'head_of_service'];

/** Whether somebody in these roles may see what waits for all of their authority. */
export function answersForAll(roles: readonly Role[]): boolean {
  return roles.some((role) => ANSWER_FOR_ALL.includes(role));
}

const WHOSE =
  'team: by name for you, or for those whose manager you are; borough: whatever waits at your authority, for its lead CAF contact, service managers and heads of service';

export class ReadInboxPayload extends WaitsQuery {
  @Optional() @Flag('What waits for you by name alone') mine?: boolean;
  @Optional() @OneOf(INBOX_WHOSE, WHOSE) whose?: InboxWhose;
  @Optional()
  @OneOf(INBOX_ORDERS, 'what is due first (the default), or what waits longest, first')
  sort?: InboxOrder;
}

export class CountInboxPayload {
  @Optional() @OneOf(INBOX_WHOSE, WHOSE) whose?: InboxWhose;
}

const READERS: readonly Role[] = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'arbitrator',
  'data_protection_officer',
  'authority_system',
];

export const ReadInbox = defineQuery({
  type: 'inbox.read.v1',
  owner: 'notification-service',
  summary:
    'What waits for you: by name, or for anybody at your authority with one of your roles; and what is overdue there and has climbed to you: to lead CAF contacts at once, to service managers after two working days, to heads of service after five. For a case system, whatever waits for its authority.',
  personalData: 'identity',
  payload: ReadInboxPayload,
  reply: InboxPage,
  roles: READERS,
  http: { method: 'GET', path: '/v1/inbox', success: 200 },
  examples: [
    {},
    { limit: 20 },
    { workflow: 'transfer', due: 'overdue', mine: true },
    { whose: 'team', due: 'week' },
    { whose: 'borough', sort: 'waiting' },
  ],
  counterExamples: {
    'a page too large': { limit: 1000 },
    'a span that does not exist': { due: 'never' },
    'somebody else’s': { whose: 'theirs' },
  },
});

/** Counts of one kind. */
export class InboxCount {
  @OneOf(WORKFLOWS, 'What waits') workflow!: (typeof WORKFLOWS)[number];
  @Count('How many') total!: number;
  @Count('Of these, for you by name') mine!: number;
  @Count('Of these, overdue') overdue!: number;
  @Count('Of these, overdue or due by the end of today in London') today!: number;
  @Count('Of these, overdue or due within seven days') week!: number;
}

export class InboxCounts {
  @Count('How many wait, of every kind') total!: number;
  @Count('Of these, overdue') overdue!: number;
  @NestedList(() => InboxCount, WORKFLOWS.length, 'By kind, in the order of their names')
  workflows!: InboxCount[];
}

export const CountInbox = defineQuery({
  type: 'inbox.count.v1',
  owner: 'notification-service',
  summary: 'Counts what waits for you, your team or your authority, by kind and by when it is due.',
  personalData: 'none',
  payload: CountInboxPayload,
  reply: InboxCounts,
  roles: READERS,
  http: { method: 'GET', path: '/v1/inbox/counts', success: 200 },
  examples: [{}, { whose: 'borough' }],
  counterExamples: { 'somebody else’s': { whose: 'theirs' } },
});

export class ListWaitsPayload extends WaitsQuery {
  @OneOf(['others'], 'Those that must act are others') for!: 'others';
}

export const ListWaits = defineQuery({
  type: 'inbox.list_waits.v1',
  owner: 'notification-service',
  summary:
    'What your authority waits for from others: what must be done there, in workflows that your authority is told of.',
  personalData: 'identity',
  payload: ListWaitsPayload,
  reply: InboxPage,
  roles: READERS,
  http: { method: 'GET', path: '/v1/waits', success: 200 },
  examples: [{ for: 'others' }, { for: 'others', workflow: 'transfer', due: 'overdue' }],
  counterExamples: { 'nobody named': {}, 'somebody else': { for: 'me' } },
});

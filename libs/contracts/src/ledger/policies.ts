import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import type { Role } from '../roles.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

const MOST_TEXT = 100_000;
const MOST_POLICIES = 500;
const MOST_CHANGES = 200;
const MOST_DECISIONS = Number.MAX_SAFE_INTEGER;
const BASE = { owner: 'ledger-service', personalData: 'none' } as const;
/** Who answers for how an authority works. */
const KEEPERS: readonly Role[] = ['lead_caf_contact', 'head_of_service', 'hub_operations'];

export const POLICY_STATES = ['drafted', 'approved', 'in_force', 'replaced', 'withdrawn'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

export class PolicyApprovalView {
  @AuthorityCode('The authority of who approved it') authority!: string;
  @Instant('When') at!: string;
}

export class PolicyView {
  @Id('The draft') id!: string;
  @Whole(1, 10_000, 'The version that the file itself says') version!: number;
  @OneOf(POLICY_STATES, 'Where it stands') state!: PolicyState;
  @Text(500, 'What it changes, and why') reason!: string;
  @Optional()
  @AuthorityCode('The authority of who drafted it; absent for operations')
  authority?: string;
  @Instant('When it was drafted') draftedAt!: string;
  @NestedList(() => PolicyApprovalView, 2, 'By persons of two other authorities')
  approvals!: PolicyApprovalView[];
  @Optional() @Instant('From when on it decides, in every service') from?: string;
}

export class PolicyTextView extends PolicyView {
  @Text(MOST_TEXT, 'The file, YAML') text!: string;
  @Texts(MOST_POLICIES, 60, 'Policies that are not in force now') added!: string[];
  @Texts(MOST_POLICIES, 60, 'Policies in force now that it does not have') removed!: string[];
  @Texts(MOST_POLICIES, 60, 'Policies that say something else now') changed!: string[];
}

export class DraftPolicyPayload {
  @Text(
    MOST_TEXT,
    'The whole file as it shall stand (YAML, as data/policies/standard), its version raised',
  )
  text!: string;
  @Text(500, 'What it changes, and why', 10) reason!: string;
  @Optional()
  @Instant('Not in force before; as soon as may be where nothing is said')
  notBefore?: string;
}

const TEXT = `version: 6
name: london
policies:
  - id: close-the-case
    effect: permit
    says: Who works with the child closes the case.
    actions: [episode.take_step.v1]
    relations: [lead_professional, lead_caf_contact]
    basis: public_task
`;
const DRAFT = { text: TEXT, reason: 'Team members no longer close a case by themselves' };

export const DraftPolicy = defineCommand({
  ...BASE,
  type: 'policy.draft.v1',
  summary:
    'Proposes who may do what with a child’s episode. It is checked at once, and decides nothing until two other authorities approved it.',
  payload: DraftPolicyPayload,
  reply: PolicyView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/policies', success: 201, creates: true },
  examples: [DRAFT, { ...DRAFT, notBefore: '2026-04-01T08:00:00Z' }],
  counterExamples: { 'no reason': { text: TEXT } },
});

class OnePolicy {
  @Id('The draft') policyId!: string;
}
export class ReadPolicyPayload extends OnePolicy {}
export class ApprovePolicyPayload extends OnePolicy {}
export class WithdrawPolicyPayload extends OnePolicy {}

const ONE = { policyId: EXAMPLE.policyId };
const ON = { object: 'policy', id: 'policyId' } as const;

export const ApprovePolicy = defineCommand({
  ...BASE,
  type: 'policy.approve.v1',
  on: ON,
  summary:
    'Approves a draft of policies, for an authority other than who drafted it. With the second authority it takes effect everywhere at one instant.',
  payload: ApprovePolicyPayload,
  reply: PolicyView,
  roles: ['lead_caf_contact', 'head_of_service'],
  http: { method: 'POST', path: '/v1/policies/{policyId}/approvals', success: 200 },
  examples: [ONE],
});

export const WithdrawPolicy = defineCommand({
  ...BASE,
  type: 'policy.withdraw.v1',
  on: ON,
  summary: 'Takes a draft back that your authority proposed and that is not approved yet.',
  payload: WithdrawPolicyPayload,
  reply: PolicyView,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/policies/{policyId}/withdrawal', success: 200 },
  examples: [ONE],
});

export const ReadPolicy = defineQuery({
  ...BASE,
  type: 'policy.read.v1',
  on: ON,
  summary: 'Reads a draft of policies, and what it changes against those in force.',
  payload: ReadPolicyPayload,
  reply: PolicyTextView,
  roles: KEEPERS,
  http: { method: 'GET', path: '/v1/policies/{policyId}', success: 200 },
  examples: [ONE],
});

export class ListPoliciesPayload extends PageQuery {
  @Optional() @OneOf(POLICY_STATES, 'Only those that stand so') state?: PolicyState;
}

export class PolicyPage {
  @NestedList(() => PolicyView, 100, 'Newest first') items!: PolicyView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
  @Text(100, 'What decides now: files and their versions') inForce!: string;
}

export const ListPolicies = defineQuery({
  ...BASE,
  type: 'policy.list.v1',
  summary: 'Lists drafts of policies and what became of them, and says which version decides now.',
  payload: ListPoliciesPayload,
  reply: PolicyPage,
  roles: KEEPERS,
  http: { method: 'GET', path: '/v1/policies', success: 200 },
  examples: [{}, { state: 'drafted', limit: 20 }],
  counterExamples: { 'no such state': { state: 'open' } },
});

export class TryPolicyPayload extends OnePolicy {
  @Optional() @Whole(1, 366, 'Days back from now, 30 by default') days?: number;
}

export class ChangedDecisionsView {
  @Text(100, 'What was asked') action!: string;
  @Text(500, 'What was known of who asked and of the episode: codes') facts!: string;
  @Flag('It was permitted then; it would be refused. Else the other way round')
  wasPermitted!: boolean;
  @Texts(MOST_POLICIES, 60, 'Policies that would decide; none where nothing would permit it')
  policies!: string[];
  @Whole(1, MOST_DECISIONS, 'How many such decisions there were') count!: number;
}

export class PolicyTrial {
  @Instant('From when on decisions were looked at') since!: string;
  @Whole(0, MOST_DECISIONS, 'Decisions that were looked at') decisions!: number;
  @Whole(0, MOST_DECISIONS, 'Of those, permitted then and refused by the draft')
  newlyRefused!: number;
  @Whole(0, MOST_DECISIONS, 'Of those, refused then and permitted by the draft')
  newlyPermitted!: number;
  @NestedList(() => ChangedDecisionsView, MOST_CHANGES, 'Alike ones together, most frequent first')
  changes!: ChangedDecisionsView[];
  @Flag('There are more kinds of them than are listed') more!: boolean;
}

export const TryPolicy = defineQuery({
  ...BASE,
  type: 'policy.try.v1',
  on: ON,
  summary:
    'Tries a draft on the decisions of the past: how many would be refused, how many newly allowed. It reads the facts of each, no content and no name.',
  payload: TryPolicyPayload,
  reply: PolicyTrial,
  roles: KEEPERS,
  http: { method: 'GET', path: '/v1/policies/{policyId}/simulation', success: 200 },
  examples: [ONE, { ...ONE, days: 90 }],
  counterExamples: { 'more than a year': { ...ONE, days: 367 } },
});

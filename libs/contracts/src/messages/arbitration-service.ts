import { defineCommand, defineEvent, defineQuery } from '../catalogue.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, AuthorityCodes, Flag, Id, Instant, NestedList, OneOf, Optional, Text, Whole } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

export const DISPUTE_KINDS = [
  'level_of_need',
  'who_leads',
  'need_for_action',
  'progress_of_plan',
  'communication',
  'step_change',
  'residence',
  'funding',
  'consent',
  'transfer_declined',
  'data_accuracy',
] as const;

export class OpenDisputePayload {
  @Id('The episode in dispute') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What the dispute is about') kind!: (typeof DISPUTE_KINDS)[number];
  @AuthorityCodes('The other parties') respondents!: string[];
  @Text(1000, 'What the opening authority asks for') askedFor!: string;
  @Flag('A child may come to harm while this is open: the short clocks apply') riskOfHarm!: boolean;
}

export class ReadDisputePayload {
  @Id('The dispute') disputeId!: string;
}

export class DisputeView {
  @Id('The dispute') id!: string;
  @Id('The episode in dispute') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What it is about') kind!: (typeof DISPUTE_KINDS)[number];
  @AuthorityCode('The authority that opened it') openedBy!: string;
  @AuthorityCodes('The other parties') respondents!: string[];
  @Text(1000, 'What is asked for') askedFor!: string;
  @Flag('The short clocks apply') riskOfHarm!: boolean;
  @OneOf(['open'], 'Its state') state!: 'open';
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @Instant('When it was opened') openedAt!: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class DisputePage {
  @NestedList(() => DisputeView, 100, 'Newest first') items!: DisputeView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const OPEN_EXAMPLE: OpenDisputePayload = {
  episodeId: EXAMPLE.episodeId,
  kind: 'who_leads',
  respondents: [EXAMPLE.greenwich],
  askedFor: 'That Greenwich names a Lead Professional',
  riskOfHarm: false,
};

export const OpenDispute = defineCommand({
  type: 'dispute.open.v1',
  owner: 'arbitration-service',
  summary: 'Opens a dispute between authorities at the first rung of the ladder.',
  personalData: 'content',
  payload: OpenDisputePayload,
  reply: DisputeView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'POST', path: '/v1/disputes', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [OPEN_EXAMPLE],
  counterExamples: {
    'no other party': { ...OPEN_EXAMPLE, respondents: [] },
    'a kind that does not exist': { ...OPEN_EXAMPLE, kind: 'weather' },
  },
});

export const ListDisputes = defineQuery({
  type: 'dispute.list.v1',
  owner: 'arbitration-service',
  summary: 'Lists the disputes to which your authority is a party.',
  personalData: 'content',
  payload: PageQuery,
  reply: DisputePage,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service', 'authority_system'],
  http: { method: 'GET', path: '/v1/disputes', success: 200 },
  examples: [{}, { limit: 10 }],
  counterExamples: { 'a page too large': { limit: 1000 } },
});

export const ReadDispute = defineQuery({
  type: 'dispute.read.v1',
  owner: 'arbitration-service',
  summary: 'Shows a dispute to which your authority is a party.',
  personalData: 'content',
  payload: ReadDisputePayload,
  reply: DisputeView,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service', 'authority_system'],
  http: { method: 'GET', path: '/v1/disputes/{disputeId}', success: 200, versioned: true },
  examples: [{ disputeId: EXAMPLE.disputeId }],
});

export class DisputeOpenedPayload {
  @Id('The dispute') disputeId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What it is about') kind!: (typeof DISPUTE_KINDS)[number];
  @AuthorityCode('The authority that opened it') openedBy!: string;
  @AuthorityCodes('The other parties') respondents!: string[];
  @Flag('The short clocks apply') riskOfHarm!: boolean;
}

export const DisputeOpened = defineEvent({
  type: 'dispute.opened.v1',
  owner: 'arbitration-service',
  audience: 'member',
  subject: 'disputeId',
  summary: 'A dispute names your authority as a party; read it at the hub.',
  personalData: 'none',
  payload: DisputeOpenedPayload,
  examples: [
    {
      disputeId: EXAMPLE.disputeId,
      episodeId: EXAMPLE.episodeId,
      kind: 'who_leads',
      openedBy: EXAMPLE.lewisham,
      respondents: [EXAMPLE.greenwich],
      riskOfHarm: false,
    },
  ],
});

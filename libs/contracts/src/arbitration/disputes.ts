import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import type { Role } from '../roles.js';
import { AuthorityCode, AuthorityCodes, Flag, Id, OneOf, Optional, Text } from '../shape/fields.js';
import { type Direction, DIRECTIONS, PageQuery } from '../shape/page.js';
import { DisputePage, DisputeView } from './dispute-view.js';
import { DISPUTE_KINDS, DISPUTE_STATES, type DisputeKind } from './dispute-terms.js';

export class OpenDisputePayload {
  @Id('The episode in dispute') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What the dispute is about') kind!: DisputeKind;
  @AuthorityCodes('The other parties') respondents!: string[];
  @Text(1000, 'What the opening authority asks for') askedFor!: string;
  @Flag('A child may come to harm while this is open: the short clocks apply') riskOfHarm!: boolean;
  @Optional()
  @Text(1000, 'The support that goes on meanwhile; that it does goes without saying')
  supportInPlace?: string;
  @Optional() @Id('The transfer that was declined') transferId?: string;
  @Optional()
  @AuthorityCode(
    'About funding: the party that pays until there is an outcome; yours, where none is named',
  )
  interimPayer?: string;
}

/** Which of the disputes; whatever is named must hold. */
export class ListDisputesPayload extends PageQuery {
  @Optional() @Id('About that episode alone') episode?: string;
  @Optional() @OneOf(DISPUTE_STATES, 'In that state') state?: (typeof DISPUTE_STATES)[number];
  @Optional()
  @OneOf(DIRECTIONS, 'in: opened against your authority; out: opened by it')
  direction?: Direction;
}

export class ReadDisputePayload {
  @Id('The dispute') disputeId!: string;
}

/** People of a party, on any rung. */
export const PARTY_ROLES: readonly Role[] = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
];

const OPEN_EXAMPLE: OpenDisputePayload = {
  episodeId: EXAMPLE.episodeId,
  kind: 'who_leads',
  respondents: [EXAMPLE.greenwich],
  askedFor: 'That Greenwich names a Lead Professional',
  riskOfHarm: false,
};

export const OpenDispute = defineCommand({
  type: 'dispute.open.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'An authority disagreed with another',
  owner: 'arbitration-service',
  summary: 'Opens a dispute between authorities at the first rung of the ladder.',
  personalData: 'content',
  payload: OpenDisputePayload,
  reply: DisputeView,
  roles: PARTY_ROLES,
  http: { method: 'POST', path: '/v1/disputes', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [OPEN_EXAMPLE],
  counterExamples: {
    'no other party': { ...OPEN_EXAMPLE, respondents: [] },
    'a kind that does not exist': { ...OPEN_EXAMPLE, kind: 'weather' },
  },
});

export const DISPUTE_BASE = { owner: 'arbitration-service', personalData: 'content' } as const;

export const ListDisputes = defineQuery({
  ...DISPUTE_BASE,
  type: 'dispute.list.v1',
  summary:
    'Lists the disputes to which your authority is a party: to lead CAF contacts, managers and case systems all, to others those about children with whom they work; a page may then hold fewer than were asked for.',
  payload: ListDisputesPayload,
  reply: DisputePage,
  roles: [...PARTY_ROLES, 'authority_system'],
  http: { method: 'GET', path: '/v1/disputes', success: 200 },
  examples: [
    {},
    { limit: 10 },
    { episode: EXAMPLE.episodeId, state: 'carried_out', direction: 'in' },
  ],
  counterExamples: {
    'a page too large': { limit: 1000 },
    'a state that does not exist': { state: 'forgotten' },
  },
});

export const ReadDispute = defineQuery({
  ...DISPUTE_BASE,
  type: 'dispute.read.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A disagreement was looked at',
  summary:
    'Shows a dispute to who works with the child or answers for a party, and to its arbitrator.',
  payload: ReadDisputePayload,
  reply: DisputeView,
  roles: [...PARTY_ROLES, 'arbitrator', 'authority_system'],
  http: { method: 'GET', path: '/v1/disputes/{disputeId}', success: 200, versioned: true },
  examples: [{ disputeId: EXAMPLE.disputeId }],
});

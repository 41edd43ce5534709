import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { DISPUTE_BASE, PARTY_ROLES, ReadDisputePayload } from './disputes.js';
import { REOPENING_GROUNDS, type ReopeningGround } from './dispute-terms.js';
import { FundingTerms } from './funding.js';
import { DisputeView, EvidenceItem } from './dispute-view.js';

export class WriteStatementPayload extends ReadDisputePayload {
  @Text(5000, 'What your authority says') text!: string;
  @Optional() @Flag('Submit it at once, which is final; otherwise it is a draft') submit?: boolean;
  @Optional()
  @Flag('Let the other parties read it at once, and not only when each of them has sent its own')
  open?: boolean;
  @Optional() @NestedList(() => EvidenceItem, 20, 'What supports it') evidence?: EvidenceItem[];
  @Optional() @Id('A draft of yours, to write it anew') statementId?: string;
}

export class MakeOfferPayload extends ReadDisputePayload {
  @Text(2000, 'On what terms the dispute would end') terms!: string;
  @Optional() @AuthorityCode('Who would lead') ledBy?: string;
  @Optional()
  @Nested(() => FundingTerms, 'Who would pay what, in a dispute about funding')
  funding?: FundingTerms;
}

export class AnswerOfferPayload extends ReadDisputePayload {
  @Id('The offer') offerId!: string;
  @OneOf(['accepts', 'rejects'], 'Your answer') answer!: 'accepts' | 'rejects';
  @Optional() @Text(1000, 'Why') reason?: string;
}

export class DisputeReasonPayload extends ReadDisputePayload {
  @Text(1000, 'Why') reason!: string;
}

export class ReopenDisputePayload extends DisputeReasonPayload {
  @OneOf(REOPENING_GROUNDS, 'On what grounds') ground!: ReopeningGround;
}

export class DecideDisputePayload extends ReadDisputePayload {
  @Text(2000, 'What binds the parties') terms!: string;
  @Text(5000, 'Why') reasons!: string;
  @Optional() @AuthorityCode('Who is to lead') ledBy?: string;
  @Optional()
  @Nested(() => FundingTerms, 'Who pays what, in a dispute about funding')
  funding?: FundingTerms;
}

export class CarryOutPayload extends ReadDisputePayload {
  @Optional() @Text(1000, 'What was done') note?: string;
}

function step(name: string) {
  return {
    method: 'POST',
    path: `/v1/disputes/{disputeId}/${name}`,
    success: 200,
    versioned: true,
    conditional: true,
  } as const;
}
const STEP = { ...DISPUTE_BASE, reply: DisputeView } as const;
const ONE = { disputeId: EXAMPLE.disputeId };

export const WriteStatement = defineCommand({
  ...STEP,
  type: 'dispute.write_statement.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A side of a disagreement wrote a statement',
  summary:
    'Writes a statement for your authority: a draft, or final once submitted. The other parties read it once each has submitted its own on that rung, once the rung is left, or at once if you say so.',
  payload: WriteStatementPayload,
  roles: PARTY_ROLES,
  http: step('statements'),
  examples: [{ ...ONE, text: 'The child sleeps in Greenwich since May', submit: true }],
  counterExamples: { 'an empty one': { ...ONE, text: '' } },
});

export const MakeOffer = defineCommand({
  ...STEP,
  type: 'dispute.make_offer.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'An offer was made in a disagreement',
  summary: 'Offers terms on which the dispute would end; they bind once all other parties accept.',
  payload: MakeOfferPayload,
  roles: PARTY_ROLES,
  http: step('offers'),
  examples: [{ ...ONE, terms: 'Greenwich leads from June on', ledBy: EXAMPLE.greenwich }],
});

export const AnswerOffer = defineCommand({
  ...STEP,
  type: 'dispute.answer_offer.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'An offer in a disagreement was answered',
  summary: 'Accepts or rejects an offer of another party.',
  payload: AnswerOfferPayload,
  roles: PARTY_ROLES,
  http: step('answers'),
  examples: [{ ...ONE, offerId: EXAMPLE.messageId, answer: 'accepts' }],
  counterExamples: {
    'neither yes nor no': { ...ONE, offerId: EXAMPLE.messageId, answer: 'perhaps' },
  },
});

export const EscalateDispute = defineCommand({
  ...STEP,
  type: 'dispute.escalate.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A disagreement was taken further',
  summary:
    'Takes the dispute to the next rung before its clock does; for people of the rung that it leaves.',
  payload: DisputeReasonPayload,
  roles: PARTY_ROLES,
  http: step('escalation'),
  examples: [{ ...ONE, reason: 'Nobody is available before the holidays' }],
});

export const WithdrawDispute = defineCommand({
  ...STEP,
  type: 'dispute.withdraw.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A disagreement was withdrawn',
  summary:
    'Withdraws the dispute; for the authority that opened it, before there is an outcome. Of a dispute that was taken up again it takes the reopening back; for the authority that reopened it, which has had its reopening then: the outcome stands as before, and others may still reopen it once.',
  payload: DisputeReasonPayload,
  roles: PARTY_ROLES,
  http: step('withdrawal'),
  examples: [{ ...ONE, reason: 'Settled by telephone' }],
});

export const LeaveForSafeguarding = defineCommand({
  ...STEP,
  type: 'dispute.leave_for_safeguarding.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A disagreement was left, because a child had to be protected at once',
  summary:
    'Child protection leaves this process at once: the dispute ends, safeguarding procedures take over. For any party and the arbitrator.',
  payload: DisputeReasonPayload,
  roles: [...PARTY_ROLES, 'arbitrator'],
  http: step('safeguarding'),
  examples: [{ ...ONE, reason: 'Referred under section 47 today' }],
});

export const DeclareConflict = defineCommand({
  ...STEP,
  type: 'dispute.declare_conflict.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'An arbitrator stood back from a disagreement',
  summary: 'The arbitrator declares a conflict of interest and is replaced.',
  payload: DisputeReasonPayload,
  roles: ['arbitrator'],
  http: step('conflict'),
  examples: [{ ...ONE, reason: 'I worked with this family' }],
});

export const DecideDispute = defineCommand({
  ...STEP,
  type: 'dispute.decide.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'An arbitrator decided a disagreement',
  summary: 'The arbitrator decides, with reasons; it binds all parties.',
  payload: DecideDisputePayload,
  roles: ['arbitrator'],
  http: step('decision'),
  examples: [
    {
      ...ONE,
      terms: 'Greenwich leads from 1 June',
      reasons: 'The child lives and learns there',
      ledBy: EXAMPLE.greenwich,
    },
    {
      ...ONE,
      terms: 'Both pay for the key worker',
      reasons: 'Both placed the child',
      funding: {
        shares: [
          { authority: EXAMPLE.lewisham, percent: 40 },
          { authority: EXAMPLE.greenwich, percent: 60 },
        ],
        from: '2026-06-01',
        until: '2027-05-31',
      },
    },
  ],
  counterExamples: {
    'a share of more than all': {
      ...ONE,
      terms: 'Greenwich pays',
      reasons: 'It placed the child',
      funding: { shares: [{ authority: EXAMPLE.greenwich, percent: 101 }], from: '2026-06-01' },
    },
    'no reasons': { ...ONE, terms: 'Greenwich leads' },
  },
});

export const CarryOutOutcome = defineCommand({
  ...STEP,
  type: 'dispute.carry_out.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A side of a disagreement did what was decided',
  summary: 'Confirms that your authority has done its part of the outcome.',
  payload: CarryOutPayload,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  http: step('carried-out'),
  examples: [ONE],
});

export const ReopenDispute = defineCommand({
  ...STEP,
  type: 'dispute.reopen.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A disagreement was taken up again',
  summary:
    'Takes a dispute up again, once, within its window after the outcome and before other people: a rung higher, or another arbitrator. The outcome stands meanwhile. What a party took back counts against that party alone, and the window stood still meanwhile.',
  payload: ReopenDisputePayload,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  http: step('reopening'),
  examples: [{ ...ONE, ground: 'new_facts', reason: 'The school changed its offer' }],
  counterExamples: { 'no grounds': { ...ONE, reason: 'We do not like it' } },
});

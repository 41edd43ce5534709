import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCodes, Id, NestedList, Optional, Text } from '../shape/fields.js';
import { DISPUTE_BASE, PARTY_ROLES, ReadDisputePayload } from './disputes.js';
import { DisputeView, EvidenceItem } from './dispute-view.js';

export class AskQuestionPayload extends ReadDisputePayload {
  @Text(2000, 'What the arbitrator asks') text!: string;
  @Optional() @AuthorityCodes('Of whom; of all parties by default') parties?: string[];
}

export class AnswerQuestionPayload extends ReadDisputePayload {
  @Id('The question') questionId!: string;
  @Text(5000, 'What your authority answers; it is final') text!: string;
  @Optional() @NestedList(() => EvidenceItem, 20, 'What supports it') evidence?: EvidenceItem[];
}

const STEP = { ...DISPUTE_BASE, reply: DisputeView } as const;
const ONE = { disputeId: EXAMPLE.disputeId };
const HTTP = { method: 'POST', success: 200, versioned: true, conditional: true } as const;

export const AskQuestion = defineCommand({
  ...STEP,
  type: 'dispute.ask_question.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'An arbitrator asked the sides of a disagreement',
  summary:
    'The arbitrator asks parties a question, with a clock to answer; what is not answered in time is counted as missed.',
  payload: AskQuestionPayload,
  roles: ['arbitrator'],
  http: { ...HTTP, path: '/v1/disputes/{disputeId}/questions' },
  examples: [{ ...ONE, text: 'Since when does the child go to school in Greenwich?' }],
  counterExamples: { 'an empty one': { ...ONE, text: '' } },
});

export const AnswerQuestion = defineCommand({
  ...STEP,
  type: 'dispute.answer_question.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'A side of a disagreement answered the arbitrator',
  summary: 'Answers a question of the arbitrator for your authority, once.',
  payload: AnswerQuestionPayload,
  roles: PARTY_ROLES,
  http: { ...HTTP, path: '/v1/disputes/{disputeId}/questions/{questionId}/answer' },
  examples: [{ ...ONE, questionId: EXAMPLE.messageId, text: 'Since September.' }],
});

import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { DISPUTE_BASE, ReadDisputePayload } from './disputes.js';
import { DisputeView, EvidenceItem } from './dispute-view.js';

const BUNDLE_EVENTS = [
  'opened',
  'rung_entered',
  'rung_left',
  'answer_missed',
  'statement_sent',
  'offer_made',
  'offer_accepted',
  'offer_rejected',
  'arbitrator_appointed',
  'question_asked',
  'question_answered',
  'question_missed',
  'settled',
  'carried_out',
  'reopened',
  'reopening_taken_back',
  'family_said_no',
] as const;

/** What a party names in support of what it says. */
export class BundleEvidence extends EvidenceItem {
  @AuthorityCode('The party') authority!: string;
  @OneOf(['statement', 'answer'], 'In what it stands') namedIn!: 'statement' | 'answer';
  @Id('The statement, or the question that is answered') saidId!: string;
  @Instant('When it was named') at!: string;
}

export class BundleEvent {
  @Instant('When') at!: string;
  @OneOf(BUNDLE_EVENTS, 'What happened') what!: (typeof BUNDLE_EVENTS)[number];
  @Whole(0, 4, 'On which rung') stage!: number;
  @Optional() @AuthorityCode('The authority that did it, or left it undone') authority?: string;
}

/** What is said and named in a dispute, for whoever decides it. */
export class DisputeBundle {
  @Nested(() => DisputeView, 'The dispute, with every statement that was sent')
  dispute!: DisputeView;
  @NestedList(
    () => BundleEvidence,
    2_000,
    'What parties name in support, oldest first. It says what there is; its content stays where it is',
  )
  evidence!: BundleEvidence[];
  @NestedList(() => BundleEvent, 5_000, 'What happened, oldest first') history!: BundleEvent[];
  @Instant('When it was made up') madeAt!: string;
  @Text(64, 'SHA-256 of all the above as canonical JSON, hexadecimal; it stands in the ledger', 64)
  digest!: string;
}

export const ReadDisputeBundle = defineQuery({
  ...DISPUTE_BASE,
  type: 'dispute.read_bundle.v1',
  on: { object: 'dispute', id: 'disputeId' },
  words: 'The arbitrator of a disagreement read what its sides say',
  summary:
    'Shows to the arbitrator in office, in one: what the parties say and name in support, questions and answers, and what happened when.',
  payload: ReadDisputePayload,
  reply: DisputeBundle,
  roles: ['arbitrator'],
  http: { method: 'GET', path: '/v1/disputes/{disputeId}/bundle', success: 200 },
  examples: [{ disputeId: EXAMPLE.disputeId }],
});

import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { type Direction, DIRECTIONS, PageQuery } from '../shape/page.js';

export const RECALL_OUTCOMES = ['deleted', 'kept'] as const;
/** On what a holder may keep what it was given, although consent ended. */
export const KEEPING_GROUNDS = [
  'legal_obligation',
  'safeguarding',
  'court_order',
  'legal_claim',
  'vital_interests',
] as const;
export const RECALL_STATES = ['open', 'enforced', 'overdue'] as const;

export class ReadRecallPayload {
  @Id('The consent') consentId!: string;
}

/** What a holder did. */
export class RecallAnswer {
  @OneOf(RECALL_OUTCOMES, 'Deleted, or kept on a lawful ground')
  outcome!: (typeof RECALL_OUTCOMES)[number];
  @Optional()
  @OneOf(KEEPING_GROUNDS, 'The lawful ground; required where it is kept')
  ground?: (typeof KEEPING_GROUNDS)[number];
  @Optional()
  @Text(100, 'Where the authority’s own record of it is, in its own terms')
  reference?: string;
}

export class AnswerRecallPayload extends RecallAnswer {
  @Id('The consent') consentId!: string;
}

export class RecallView {
  @AuthorityCode('The holder') authority!: string;
  @OneOf(RECALL_STATES, 'Open, enforced by its answer, or overdue')
  state!: (typeof RECALL_STATES)[number];
  @Instant('When it was recalled') openedAt!: string;
  @Instant('By when it must answer') dueAt!: string;
  @Optional() @Instant('When the hub handed it to the authority’s queue') toldAt?: string;
  @Optional() @Instant('When the authority’s system confirmed that it had it') confirmedAt?: string;
  @Optional() @Instant('When it was reminded') remindedAt?: string;
  @Optional()
  @Instant(
    'When its lead CAF contact, and that of who recorded the consent, were told of its silence',
  )
  escalatedAt?: string;
  @Optional() @Instant('When it answered') answeredAt?: string;
  @Optional() @OneOf(RECALL_OUTCOMES, 'What it did') outcome?: (typeof RECALL_OUTCOMES)[number];
  @Optional()
  @OneOf(KEEPING_GROUNDS, 'On what ground it keeps it')
  ground?: (typeof KEEPING_GROUNDS)[number];
}

export class RecallReport {
  @Id('The consent') consentId!: string;
  @Optional()
  @Instant('From when on the hub released nothing more under it')
  enforcedAtHubAt?: string;
  @Whole(0, 33, 'Authorities that must answer') holders!: number;
  @Whole(0, 33, 'Authorities whose system confirmed that it had the recall') confirmed!: number;
  @Whole(0, 33, 'Authorities that deleted it, or named their lawful ground') enforced!: number;
  @Whole(0, 33, 'Authorities past their time') overdue!: number;
  @NestedList(() => RecallView, 33, 'One for each holder') recalls!: RecallView[];
}

/** Which of the recalls; whatever is named must hold. */
export class ListRecallsPayload extends PageQuery {
  @Optional()
  @OneOf(
    DIRECTIONS,
    'in: your authority must answer; out: of consents that your authority recorded',
  )
  direction?: Direction;
  @Optional()
  @OneOf(
    RECALL_STATES,
    'open: somebody has not answered; overdue: past their time; enforced: all have answered',
  )
  state?: (typeof RECALL_STATES)[number];
}

/** The recall of one consent, in a list. */
export class RecallEntry extends RecallReport {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded the consent') recordedBy!: string;
  @Instant('When the last of it was recalled') recalledAt!: string;
}

export class RecallPage {
  @NestedList(() => RecallEntry, 100, 'The newest first') items!: RecallEntry[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const BASE = { owner: 'consent-service', personalData: 'none' } as const;

export const ReadRecall = defineQuery({
  ...BASE,
  type: 'recall.read.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'What authorities did with what had been shared was looked at',
  summary:
    'Shows of one consent, by authority, who was told that it ended, confirmed, enforced it, or is overdue.',
  payload: ReadRecallPayload,
  reply: RecallReport,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/consents/{consentId}/recall', success: 200 },
  examples: [{ consentId: EXAMPLE.consentId }],
});

export const ListRecalls = defineQuery({
  ...BASE,
  type: 'recall.list.v1',
  summary:
    'Lists recalls, by consent: of those that your authority recorded, and those that it must answer.',
  payload: ListRecallsPayload,
  reply: RecallPage,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/recalls', success: 200 },
  examples: [{}, { direction: 'in', state: 'overdue' }],
  counterExamples: { 'a state that does not exist': { state: 'forgotten' } },
});

export const AnswerRecall = defineCommand({
  ...BASE,
  type: 'recall.answer.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'An authority said what it did with what had been shared',
  summary:
    'A holder says that it deleted what was shared under a consent that ended, or on what ground it keeps it.',
  payload: AnswerRecallPayload,
  reply: RecallView,
  roles: ['lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: '/v1/consents/{consentId}/recall-answer', success: 200 },
  amqp: true,
  examples: [
    { consentId: EXAMPLE.consentId, outcome: 'deleted' },
    {
      consentId: EXAMPLE.consentId,
      outcome: 'kept',
      ground: 'safeguarding',
      reference: 'SGD-2026-118',
    },
  ],
  counterExamples: {
    'a ground that is none': {
      consentId: EXAMPLE.consentId,
      outcome: 'kept',
      ground: 'might be useful',
    },
  },
});

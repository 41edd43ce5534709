import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { LOOKUP_PURPOSES } from './lookup-view.js';
import { HANDLINGS } from './pointers.js';

/** `ended`: there is no such record any more, so that nobody has to answer. */
export const LOOKUP_QUESTION_STATES = ['waiting', 'same_child', 'another_child', 'ended'] as const;

/**
 * A lookup came near one of an authority's records: only a person there can say whether it is the
 * same child.
 */
export class LookupQuestionView {
  @Id('The question') id!: string;
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asks') askedBy!: string;
  @OneOf(LOOKUP_PURPOSES, 'Its reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference, to ask them by') caseReference!: string;
  @Text(64, 'Your own reference of the episode in question') reference!: string;
  @Text(600, 'How far the details agree, field by field, in words') because!: string;
  @OneOf(
    HANDLINGS,
    'Of the episode in question; where it is not `ordinary`, contact the asker yourself: they see nothing of it',
  )
  handling!: (typeof HANDLINGS)[number];
  @OneOf(LOOKUP_QUESTION_STATES, 'Whether somebody has answered')
  state!: (typeof LOOKUP_QUESTION_STATES)[number];
  @Instant('When it was asked') askedAt!: string;
}

export class LookupQuestionList {
  @NestedList(
    () => LookupQuestionView,
    100,
    'Questions that wait, the oldest first; then those answered whose asker you have yet to contact',
  )
  items!: LookupQuestionView[];
}

export class ListLookupQuestionsPayload {}

export const ListLookupQuestions = defineQuery({
  type: 'lookup_question.list.v1',
  owner: 'lookup-service',
  summary:
    'Lists the lookups that wait for somebody at your authority to say whether a record of yours is the child.',
  personalData: 'identity',
  payload: ListLookupQuestionsPayload,
  reply: LookupQuestionList,
  roles: ['lead_caf_contact'],
  http: { method: 'GET', path: '/v1/lookup-questions', success: 200 },
  examples: [{}],
});

export class AnswerLookupQuestionPayload {
  @Id('The question') questionId!: string;
  @Flag('Whether it is the same child') sameChild!: boolean;
  @Optional()
  @Flag(
    'You have spoken to the lead CAF contact of who asks, about the same child: the asker is told that, and on which day. Where the record is not `ordinary` it can be said after the answer',
  )
  contacted?: boolean;
}

export const AnswerLookupQuestion = defineCommand({
  type: 'lookup_question.answer.v1',
  on: { object: 'lookup_question', id: 'questionId' },
  owner: 'lookup-service',
  summary:
    'Says whether a record of yours is the child of a lookup. “Another child” is remembered and not asked again.',
  personalData: 'none',
  payload: AnswerLookupQuestionPayload,
  reply: LookupQuestionView,
  roles: ['lead_caf_contact'],
  http: { method: 'POST', path: '/v1/lookup-questions/{questionId}/answer', success: 200 },
  examples: [
    { questionId: EXAMPLE.lookupQuestionId, sameChild: true },
    { questionId: EXAMPLE.lookupQuestionId, sameChild: true, contacted: true },
  ],
  counterExamples: { 'no answer': { questionId: EXAMPLE.lookupQuestionId } },
});

export class LookupQuestionAskedPayload {
  @Id('The lookup') lookupId!: string;
  @Id('The question') questionId!: string;
  @AuthorityCode('The authority that asks') askedBy!: string;
  @Text(64, 'Your own reference of the episode in question') reference!: string;
  @Instant('When it was asked') askedAt!: string;
}

export const LookupQuestionAsked = defineEvent({
  type: 'lookup_question.asked.v1',
  owner: 'lookup-service',
  audience: 'member',
  hidden: true,
  subject: 'lookupId',
  summary:
    'A lookup came near a record of yours: your lead CAF contact says whether it is the same child.',
  personalData: 'none',
  payload: LookupQuestionAskedPayload,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      questionId: EXAMPLE.lookupQuestionId,
      askedBy: EXAMPLE.lewisham,
      reference: 'GRE-2025-0099',
      askedAt: EXAMPLE.at,
    },
  ],
});

import { CONNECTOR_MESSAGES } from '../connector-messages.js';
import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { Done } from '../shape/page.js';
import { LOOKUP_PURPOSES } from './lookup-view.js';
import { POINTER_STATES, SOCIAL_CARE } from './pointers.js';

/**
 * `shielded`: a person answers, and nobody learns where; `person_will_answer` may be followed by
 * `found` or `none`.
 */
export const ENQUIRY_OUTCOMES = ['found', 'none', 'person_will_answer', 'shielded'] as const;

export class SealedQuestion {
  @Text(
    20_000,
    'Compact JWE (RFC 7516) to your published key: JSON of the child, as `ChildDetails`',
  )
  jwe!: string;
}

export class LookupEnquiryAskedPayload {
  @Id('The enquiry') enquiryId!: string;
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asks') askedBy!: string;
  @OneOf(LOOKUP_PURPOSES, 'Its reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Instant('When it was asked') askedAt!: string;
  @Instant('Until when the asker waits; a later answer is welcome and reaches them all the same')
  answerBy!: string;
  @Whole(1, 2, '2 where it is asked again because nothing was heard; answer either')
  attempt!: number;
  @Nested(() => SealedQuestion, 'After whom, for your eyes only') question!: SealedQuestion;
}

export const LookupEnquiryAsked = defineEvent({
  type: CONNECTOR_MESSAGES.lookupEnquiryAsked,
  owner: 'lookup-service',
  audience: 'member',
  subject: 'enquiryId',
  summary: 'A lookup asks your system, because you keep your own index: look, and answer.',
  personalData: 'none',
  payload: LookupEnquiryAskedPayload,
  examples: [
    {
      enquiryId: EXAMPLE.lookupEnquiryId,
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      purpose: 'before_assessment',
      askedAt: EXAMPLE.at,
      answerBy: '2026-03-02T09:30:02.000Z',
      attempt: 1,
      question: { jwe: 'eyJhbGciOiJFQ0RILUVTK0EyNTZLVyJ9.key.nonce.ciphertext.tag' },
    },
  ],
});

export class EnquiredEpisode {
  @Text(64, 'Your own reference') reference!: string;
  @OneOf(POINTER_STATES, 'Its state') state!: (typeof POINTER_STATES)[number];
  @DateOnly('Opened on') openedOn!: string;
  @OneOf(SOCIAL_CARE, 'Whether social care is or was involved')
  socialCare!: (typeof SOCIAL_CARE)[number];
  @Optional() @Nested(() => Contact, 'Lead Professional') leadProfessional?: Contact;
}

export class AnswerLookupEnquiryPayload {
  @Id('The enquiry') enquiryId!: string;
  @OneOf(ENQUIRY_OUTCOMES, 'What your index says') outcome!: (typeof ENQUIRY_OUTCOMES)[number];
  @Optional()
  @NestedList(() => EnquiredEpisode, 5, 'With `found`, and only then: the episodes')
  episodes?: EnquiredEpisode[];
}

export const AnswerLookupEnquiry = defineCommand({
  type: 'lookup_enquiry.answer.v1',
  on: { object: 'lookup_enquiry', id: 'enquiryId' },
  quiet: true,
  owner: 'lookup-service',
  summary: 'Answers a lookup out of your own index. Late is better than never.',
  personalData: 'identity',
  payload: AnswerLookupEnquiryPayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/lookup-enquiries/{enquiryId}/answer', success: 200 },
  amqp: true,
  examples: [
    { enquiryId: EXAMPLE.lookupEnquiryId, outcome: 'none' },
    {
      enquiryId: EXAMPLE.lookupEnquiryId,
      outcome: 'found',
      episodes: [
        { reference: 'GRE-2025-0099', state: 'open', openedOn: '2025-11-03', socialCare: 'no' },
      ],
    },
  ],
  counterExamples: { 'no such outcome': { enquiryId: EXAMPLE.lookupEnquiryId, outcome: 'maybe' } },
});

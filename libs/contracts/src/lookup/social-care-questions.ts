import { CONNECTOR_MESSAGES } from '../connector-messages.js';
import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Contact, CONTACT_EXAMPLE } from '../shape/contact.js';
import { ENCRYPTION_KEY_EXAMPLE, EncryptionKey } from '../shape/encryption-key.js';
import { AuthorityCode, DateOnly, Id, Instant, Nested, OneOf, Optional } from '../shape/fields.js';
import { Done } from '../shape/page.js';
import { SealedQuestion } from './lookup-enquiries.js';
import { LOOKUP_PURPOSES } from './lookup-view.js';
import { KNOWN_TO_SOCIAL_CARE, SURE_BY } from './social-care-view.js';

export class JoinSocialCarePayload {
  @Nested(() => EncryptionKey, 'To which questions are encrypted') encryptionKey!: EncryptionKey;
  @Nested(() => Contact, 'The duty team, which who asks may ring') dutyTeam!: Contact;
}

export const JoinSocialCare = defineCommand({
  type: 'social_care.join.v1',
  owner: 'lookup-service',
  summary:
    'From now on the system of your social care is asked whether it knows a child. Repeat it to change key or duty team.',
  personalData: 'none',
  payload: JoinSocialCarePayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/social-care', success: 200 },
  examples: [{ encryptionKey: ENCRYPTION_KEY_EXAMPLE, dutyTeam: CONTACT_EXAMPLE }],
  counterExamples: { 'nobody to ring': { encryptionKey: ENCRYPTION_KEY_EXAMPLE } },
});

class LeaveSocialCarePayload {}

export const LeaveSocialCare = defineCommand({
  type: 'social_care.leave.v1',
  owner: 'lookup-service',
  summary: 'From now on the system of your social care is asked nothing.',
  personalData: 'none',
  payload: LeaveSocialCarePayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/social-care/end', success: 200 },
  examples: [{}],
});

export class SocialCareAskedPayload {
  @Id('The question') questionId!: string;
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asks') askedBy!: string;
  @OneOf(LOOKUP_PURPOSES, 'Its reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Instant('When it was asked') askedAt!: string;
  @Instant('Until when the asker waits; a later answer reaches them all the same')
  answerBy!: string;
  @Nested(() => SealedQuestion, 'After whom, for your eyes only') question!: SealedQuestion;
}

export const SocialCareAsked = defineEvent({
  type: CONNECTOR_MESSAGES.socialCareAsked,
  owner: 'lookup-service',
  audience: 'member',
  subject: 'questionId',
  summary: 'A lookup asks your social care whether it works or worked with a child.',
  personalData: 'none',
  payload: SocialCareAskedPayload,
  examples: [
    {
      questionId: EXAMPLE.lookupEnquiryId,
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      purpose: 'safeguarding',
      askedAt: EXAMPLE.at,
      answerBy: '2026-03-02T09:30:02.000Z',
      question: { jwe: 'eyJhbGciOiJFQ0RILUVTK0EyNTZLVyJ9.key.nonce.ciphertext.tag' },
    },
  ],
});

export class AnswerSocialCarePayload {
  @Id('The question') questionId!: string;
  @OneOf(
    KNOWN_TO_SOCIAL_CARE,
    '`unknown` where you know no such child, and where nobody may learn where the child is',
  )
  answer!: (typeof KNOWN_TO_SOCIAL_CARE)[number];
  @Optional()
  @OneOf(
    SURE_BY,
    'By what you are sure of the child: its NHS number beside name and birth date, or a person who looked; absent where the details alone agree',
  )
  sureBy?: (typeof SURE_BY)[number];
  @Optional() @DateOnly('With `now` since when, with `before` until when') on?: string;
  @Optional()
  @Nested(() => Contact, 'Whom to ring about this child, where it is another than your duty team')
  dutyTeam?: Contact;
}

const ANSWER_EXAMPLE: AnswerSocialCarePayload = {
  questionId: EXAMPLE.lookupEnquiryId,
  answer: 'before',
  sureBy: 'number',
  on: '2024-06-30',
};

export const AnswerSocialCare = defineCommand({
  type: 'social_care.answer.v1',
  on: { object: 'social_care_question', id: 'questionId' },
  quiet: true,
  owner: 'lookup-service',
  summary:
    'Says whether your social care works or worked with the child. Late is better than never, and a person may say it again.',
  personalData: 'identity',
  payload: AnswerSocialCarePayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/social-care-questions/{questionId}/answer', success: 200 },
  amqp: true,
  examples: [ANSWER_EXAMPLE, { questionId: EXAMPLE.lookupEnquiryId, answer: 'unknown' }],
  counterExamples: { 'no such answer': { ...ANSWER_EXAMPLE, answer: 'perhaps' } },
});

import { CONNECTOR_MESSAGES } from '../connector-messages.js';
import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import { Done, PageQuery } from '../shape/page.js';
import { Waiting } from '../shape/waiting.js';

export class ConfirmReceiptPayload {
  @Id('The id of the message received') messageId!: string;
}

/** High in volume, so a receipt is not itself answered on `out`. */
export const ConfirmReceipt = defineCommand({
  type: CONNECTOR_MESSAGES.confirmReceipt,
  on: { object: 'message', id: 'messageId' },
  quiet: true,
  owner: 'notification-service',
  summary: 'Confirms that your case system has taken in a message from the hub.',
  personalData: 'none',
  payload: ConfirmReceiptPayload,
  reply: Done,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/receipts', success: 200 },
  amqp: true,
  examples: [{ messageId: EXAMPLE.messageId }],
  counterExamples: { 'no message': {} },
});

export class CommandOutcomePayload {
  @Text(100, 'Id of your message') regarding!: string;
  @Text(100, 'Type of your message') regardingType!: string;
  @Optional() @Id('What was created or changed') resultId?: string;
  @Optional() @Text(60, 'Stable code of the refusal') code?: string;
  @Optional() @Text(600, 'What is wrong and what to do next') detail?: string;
}

const OUTCOME_EXAMPLE = { regarding: EXAMPLE.messageId, regardingType: 'consent.withdraw.v1' };

export const CommandAccepted = defineEvent({
  type: 'command.accepted.v1',
  owner: 'notification-service',
  audience: 'member',
  subject: 'regarding',
  summary: 'Your command took effect.',
  personalData: 'none',
  payload: CommandOutcomePayload,
  examples: [{ ...OUTCOME_EXAMPLE, resultId: EXAMPLE.consentId }],
});

export const CommandRefused = defineEvent({
  type: 'command.refused.v1',
  owner: 'notification-service',
  audience: 'member',
  subject: 'regarding',
  summary: 'Your command was refused and changed nothing; the code says why.',
  personalData: 'none',
  payload: CommandOutcomePayload,
  examples: [{ ...OUTCOME_EXAMPLE, code: 'not_found', detail: 'There is no such thing' }],
});

export const WORKFLOWS = [
  'transfer',
  'dispute',
  'contacts',
  'override',
  'consent_expiry',
  'consent',
  'found_answer',
  'double_start',
  'late_answer',
  'referral',
  'join_request',
  'correction',
] as const;

/** One thing that waits for somebody, without a word about a family. */
export class InboxItem extends Waiting {
  @OneOf(WORKFLOWS, 'What waits') workflow!: (typeof WORKFLOWS)[number];
  @Id(
    'The transfer, the dispute, the override, the consent, the answer to what was found, the double start, the late answer, the referral, the request to join, the correction, or the entry in the register',
  )
  subject!: string;
  @Optional() @Id('The episode, where it is about one') episodeId?: string;
  @Instant('Since when it waits for this') since!: string;
  @Text(200, 'What to do, and why it waits') why!: string;
  @Text(200, 'Where to read it') path!: string;
}

export class InboxPage {
  @NestedList(() => InboxItem, 100, 'What is due first stands first; what has no clock, last')
  items!: InboxItem[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ReadInbox = defineQuery({
  type: 'inbox.read.v1',
  owner: 'notification-service',
  summary:
    'What waits for you: by name, or for anybody at your authority with one of your roles. For a case system, whatever waits for its authority.',
  personalData: 'none',
  payload: PageQuery,
  reply: InboxPage,
  roles: [
    'practitioner',
    'lead_caf_contact',
    'service_manager',
    'head_of_service',
    'arbitrator',
    'authority_system',
  ],
  http: { method: 'GET', path: '/v1/inbox', success: 200 },
  examples: [{}, { limit: 20 }],
  counterExamples: { 'a page too large': { limit: 1000 } },
});

import { defineCommand, defineEvent, defineQuery } from '../catalogue.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import { Done, PageQuery } from '../shape/page.js';
import { Waiting } from '../shape/waiting.js';

export class ConfirmReceiptPayload {
  @Id('The id of the message received') messageId!: string;
}

/** High in volume, so a receipt is not itself answered on `out`. */
export const ConfirmReceipt = defineCommand({
  type: 'delivery.confirm.v1',
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

export class TellSenderPayload {
  @AuthorityCode('The member that sent the command') authority!: string;
  @OneOf(['accepted', 'refused'], 'What became of it') outcome!: 'accepted' | 'refused';
  @Text(100, 'Id of the member’s message, as far as it could be read') regarding!: string;
  @Text(100, 'Type of the member’s message, as far as it could be read') regardingType!: string;
  @Optional() @Id('What was created or changed') resultId?: string;
  @Optional() @Text(60, 'Stable code of the refusal') code?: string;
  @Optional()
  @Text(600, 'What is wrong and what to do next, without any value that was sent')
  detail?: string;
}

export const TellSender = defineCommand({
  type: 'notification.tell_sender.v1',
  owner: 'notification-service',
  summary: 'Tells a member what became of a command it sent over AMQP.',
  personalData: 'none',
  payload: TellSenderPayload,
  reply: Done,
  roles: [],
  examples: [
    {
      authority: EXAMPLE.lewisham,
      outcome: 'refused',
      regarding: EXAMPLE.messageId,
      regardingType: 'consent.withdraw.v1',
      code: 'not_found',
    },
  ],
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

class DeliveryProgress {
  @Id('The message') messageId!: string;
  @Text(100, 'Its type') messageType!: string;
  @Text(100, 'The aggregate it speaks of') about!: string;
  @AuthorityCode('The authority') authority!: string;
  @Instant('When') at!: string;
}

export class DeliverySentPayload extends DeliveryProgress {}
export class DeliveryConfirmedPayload extends DeliveryProgress {
  @Instant('When it had been put into the authority’s queue') sentAt!: string;
}

const DELIVERY_EXAMPLE = {
  messageId: EXAMPLE.messageId,
  messageType: 'consent.granted.v1',
  about: EXAMPLE.consentId,
  authority: EXAMPLE.greenwich,
  at: EXAMPLE.at,
};

export const DeliverySent = defineEvent({
  type: 'delivery.sent.v1',
  owner: 'notification-service',
  audience: 'internal',
  subject: 'messageId',
  summary: 'A message has lain in an authority’s queue for a second without being confirmed.',
  personalData: 'none',
  payload: DeliverySentPayload,
  examples: [DELIVERY_EXAMPLE],
});

export const DeliveryConfirmed = defineEvent({
  type: 'delivery.confirmed.v1',
  owner: 'notification-service',
  audience: 'internal',
  subject: 'messageId',
  summary: 'An authority’s case system confirmed a message.',
  personalData: 'none',
  payload: DeliveryConfirmedPayload,
  examples: [{ ...DELIVERY_EXAMPLE, sentAt: EXAMPLE.at }],
});

export const WORKFLOWS = ['transfer', 'dispute', 'contacts', 'override'] as const;

/** One thing that waits for somebody, without a word about a family. */
export class InboxItem extends Waiting {
  @OneOf(WORKFLOWS, 'What waits') workflow!: (typeof WORKFLOWS)[number];
  @Id('The transfer, the dispute, the override, or the entry in the register') subject!: string;
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

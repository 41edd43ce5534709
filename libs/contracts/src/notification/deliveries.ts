import { CONNECTOR_MESSAGES } from '../connector-messages.js';
import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Optional, Text } from '../shape/fields.js';
import { Done } from '../shape/page.js';

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

import { defineEvent, EXAMPLE, type ServiceName, SERVICES } from '@hub/contracts';
import { Id, OneOf } from '@hub/contracts/shape';

const SUBSCRIBERS = SERVICES;

/** What operations decided of a message that a service gave up. */
export class DeadLetterOrderPayload {
  @Id('The dead letter') deadLetterId!: string;
  @Id('The replay item or decision that this order belongs to') itemId!: string;
  @OneOf(SUBSCRIBERS, 'The service that holds the message') service!: ServiceName;
  @Id('The message, under the id it always had') messageId!: string;
}

const ORDER = {
  deadLetterId: EXAMPLE.deadLetterId,
  itemId: EXAMPLE.replayItemId,
  service: 'consent-service',
  messageId: EXAMPLE.messageId,
};

export const DeadLetterReplayOrdered = defineEvent({
  type: 'dead_letter.replay_ordered.v1',
  owner: 'monitor-service',
  audience: 'internal',
  subject: 'deadLetterId',
  summary: 'A service is to try again a message that it gave up.',
  personalData: 'none',
  payload: DeadLetterOrderPayload,
  examples: [ORDER],
  counterExamples: { 'no item': { ...ORDER, itemId: undefined } },
});

export const DeadLetterDiscardOrdered = defineEvent({
  type: 'dead_letter.discard_ordered.v1',
  owner: 'monitor-service',
  audience: 'internal',
  subject: 'deadLetterId',
  summary: 'A service is to go on without a message that it gave up.',
  personalData: 'none',
  payload: DeadLetterOrderPayload,
  examples: [ORDER],
});

export class MessageResendOrderPayload {
  @Id('The message') messageId!: string;
  @OneOf(SERVICES, 'The service that produced it') service!: ServiceName;
}

export const MessageResendOrdered = defineEvent({
  type: 'message.resend_ordered.v1',
  owner: 'monitor-service',
  audience: 'internal',
  subject: 'messageId',
  summary:
    'A service has not got a message that the broker confirmed; its producer is to send it once more.',
  personalData: 'none',
  payload: MessageResendOrderPayload,
  examples: [{ messageId: EXAMPLE.messageId, service: 'consent-service' }],
});

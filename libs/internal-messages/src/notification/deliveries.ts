import { defineCommand, defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Done, Id, Instant, OneOf, Optional, Text } from '@hub/contracts/shape';

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

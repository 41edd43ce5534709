import { EntitySchema } from 'typeorm';
import type { Envelope } from '@hub/contracts';

export interface DeliveryRow {
  authority: string;
  sequence: string;
  messageId: string;
  type: string;
  about: string;
  envelope: Envelope;
  sentAt: Date | null;
  confirmedAt: Date | null;
}

export const deliveryTable = new EntitySchema<DeliveryRow>({
  name: 'delivery',
  columns: {
    authority: { type: 'text', primary: true },
    sequence: { type: 'bigint', primary: true },
    messageId: { type: 'uuid', name: 'message_id' },
    type: { type: 'text' },
    about: { type: 'text' },
    envelope: { type: 'jsonb' },
    sentAt: { type: 'timestamptz', name: 'sent_at', nullable: true },
    confirmedAt: { type: 'timestamptz', name: 'confirmed_at', nullable: true },
  },
});

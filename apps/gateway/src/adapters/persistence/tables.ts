import { EntitySchema } from 'typeorm';
import type { RefusalCode } from '@hub/contracts';

export interface OidcRow {
  model: string;
  id: string;
  payload: object;
  grantId: string | null;
  uid: string | null;
  userCode: string | null;
  expiresAt: Date | null;
  consumedAt: Date | null;
}

export const oidcTable = new EntitySchema<OidcRow>({
  name: 'oidc_record',
  columns: {
    model: { type: 'text', primary: true },
    id: { type: 'text', primary: true },
    payload: { type: 'jsonb' },
    grantId: { type: 'text', name: 'grant_id', nullable: true },
    uid: { type: 'text', nullable: true },
    userCode: { type: 'text', name: 'user_code', nullable: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    consumedAt: { type: 'timestamptz', name: 'consumed_at', nullable: true },
  },
});

export interface ParkedMessageRow {
  id: string;
  authority: string;
  messageId: string;
  type: string;
  reason: RefusalCode;
  /** Sealed: a malformed message may hold anything. */
  body: Buffer;
  parkedAt: Date;
  /** Keyed hash of what was sent: the same for the same message. */
  mark: string;
}

export const parkedMessageTable = new EntitySchema<ParkedMessageRow>({
  name: 'parked_message',
  columns: {
    id: { type: 'uuid', primary: true },
    authority: { type: 'text' },
    messageId: { type: 'text', name: 'message_id' },
    type: { type: 'text' },
    reason: { type: 'text' },
    body: { type: 'bytea' },
    parkedAt: { type: 'timestamptz', name: 'parked_at' },
    mark: { type: 'text' },
  },
});

import { EntitySchema } from 'typeorm';
import type { Role } from '@hub/contracts';
import type { Contact } from '@hub/contracts/shape';

export interface PersonRow {
  id: string;
  authority: string;
  username: string;
  passwordHash: string;
  /** Sealed. */
  codeSecret: Buffer;
  contact: Contact;
  roles: Role[];
  verified: boolean;
  failures: number;
  lockedUntil: Date | null;
  lastCodeStep: string;
  endedAt: Date | null;
  /** Another post of theirs, with whose means they sign in. */
  accountId: string | null;
  held: boolean;
}

/** What signing in needs of a person; the rest is read as `SqlPeopleStore` reads it. */
export const personTable = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: { type: 'uuid', primary: true },
    authority: { type: 'text' },
    username: { type: 'text' },
    passwordHash: { type: 'text', name: 'password_hash' },
    codeSecret: { type: 'bytea', name: 'code_secret' },
    contact: { type: 'jsonb' },
    roles: { type: 'text', array: true },
    verified: { type: 'boolean' },
    failures: { type: 'integer' },
    lockedUntil: { type: 'timestamptz', name: 'locked_until', nullable: true },
    lastCodeStep: { type: 'bigint', name: 'last_code_step' },
    accountId: { type: 'uuid', name: 'account_id', nullable: true },
    held: { type: 'boolean', default: false },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

export interface ClientRow {
  clientId: string;
  authority: string;
  secretHash: string;
}

export const clientTable = new EntitySchema<ClientRow>({
  name: 'client',
  columns: {
    clientId: { type: 'text', name: 'client_id', primary: true },
    authority: { type: 'text' },
    secretHash: { type: 'text', name: 'secret_hash' },
  },
});

export const tables = [personTable, clientTable];

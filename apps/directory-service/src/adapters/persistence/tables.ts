import { EntitySchema } from 'typeorm';
import type { Contact, Role, ServiceView } from '@hub/contracts';

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
}

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
  },
});

export interface AuthorityRow {
  code: string;
  leadCafContactId: string;
  confirmedOn: string;
}

export const authorityTable = new EntitySchema<AuthorityRow>({
  name: 'authority',
  columns: {
    code: { type: 'text', primary: true },
    leadCafContactId: { type: 'uuid', name: 'lead_caf_contact_id' },
    confirmedOn: { type: 'date', name: 'confirmed_on' },
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

export interface ServiceRow {
  id: string;
  name: string;
  description: string | null;
  authority: string;
  need: ServiceView['need'];
  access: ServiceView['access'];
  openTo: string[];
  minimumAge: number | null;
  maximumAge: number | null;
  url: string | null;
  email: string | null;
  lastModified: Date;
}

export const serviceTable = new EntitySchema<ServiceRow>({
  name: 'service',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    description: { type: 'text', nullable: true },
    authority: { type: 'text' },
    need: { type: 'text' },
    access: { type: 'text' },
    openTo: { type: 'text', array: true, name: 'open_to' },
    minimumAge: { type: 'integer', name: 'minimum_age', nullable: true },
    maximumAge: { type: 'integer', name: 'maximum_age', nullable: true },
    url: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    lastModified: { type: 'timestamptz', name: 'last_modified' },
  },
});

export const tables = [personTable, authorityTable, clientTable, serviceTable];

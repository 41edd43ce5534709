import {
  IDENTITY_TABLES,
  PeopleLeft7,
} from '../../apps/directory-service/migrations/7-people-left.js';
import { migrations as ofDirectory } from '../../apps/directory-service/migrations/migrations.js';
import { CreateMessaging1 } from '../../apps/identity-service/migrations/1-create-messaging.js';
import { CreatePeople2 } from '../../apps/identity-service/migrations/2-create-people.js';
import type { TableMove } from './move-tables.js';

/** People and the register were part of directory-service up to 0.8.0 (ADR 34). */
export const IDENTITY: TableMove = {
  what: 'People',
  from: 'directory-service',
  to: 'identity-service',
  tables: IDENTITY_TABLES,
  before: ofDirectory.filter((migration) => migration !== PeopleLeft7),
  messaging: CreateMessaging1,
  makes: CreatePeople2,
};

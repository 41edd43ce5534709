import {
  LOOKUP_TABLES,
  LookupsLeft17,
} from '../../apps/episode-service/migrations/17-lookups-left.js';
import { migrations as ofEpisodes } from '../../apps/episode-service/migrations/migrations.js';
import { CreateMessaging1 } from '../../apps/lookup-service/migrations/1-create-messaging.js';
import { CreateLookups2 } from '../../apps/lookup-service/migrations/2-create-lookups.js';
import type { TableMove } from './move-tables.js';

/** Lookups were part of episode-service up to 0.8.0 (ADR 30). */
export const LOOKUPS: TableMove = {
  what: 'Lookups',
  from: 'episode-service',
  to: 'lookup-service',
  tables: LOOKUP_TABLES,
  before: ofEpisodes.filter((migration) => migration !== LookupsLeft17),
  messaging: CreateMessaging1,
  makes: CreateLookups2,
};

import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { LookupKeys } from './keys.js';
import { composeLookupService } from './lookup-service.module.js';

await runService({
  config,
  keys: LookupKeys,
  entities: tables,
  migrations,
  compose: (parts) => composeLookupService(parts, config),
});

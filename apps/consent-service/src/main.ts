import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { ConsentKeys } from './keys.js';
import { composeConsentService, prepare } from './consent-service.module.js';

await runService({
  config,
  keys: ConsentKeys,
  entities: tables,
  migrations,
  compose: (parts) => composeConsentService(parts, config),
  wire: (_app, parts) => prepare(parts),
});

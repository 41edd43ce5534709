import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { composeIdentityService, prepare } from './identity-service.module.js';

await runService({
  config,
  entities: tables,
  migrations,
  compose: composeIdentityService,
  wire: (_app, parts) => prepare(parts),
});

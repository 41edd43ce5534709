import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { counterpartTable } from './adapters/persistence/tables.js';
import { composeArbitrationService, prepare } from './arbitration-service.module.js';
import { config } from './config.js';

await runService({
  config,
  entities: [counterpartTable],
  migrations,
  compose: (parts) => composeArbitrationService(parts, config),
  wire: (_app, parts) => prepare(parts, config.ladder),
});

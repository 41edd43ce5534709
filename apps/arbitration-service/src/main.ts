import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { counterpartTable } from './adapters/persistence/tables.js';
import { ArbitrationServiceModule } from './arbitration-service.module.js';
import { config } from './config.js';

await runService({
  config,
  entities: [counterpartTable],
  migrations,
  module: (parts) => ArbitrationServiceModule.of(parts, config.ladder),
  wire: (_app, parts) => ArbitrationServiceModule.prepare(parts, config.ladder),
});

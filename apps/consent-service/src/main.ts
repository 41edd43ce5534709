import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { ConsentServiceModule } from './consent-service.module.js';

await runService({
  config,
  entities: tables,
  migrations,
  module: (parts) => ConsentServiceModule.of(parts, config),
  wire: (_app, parts) => ConsentServiceModule.prepare(parts),
});

import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { DirectoryServiceModule } from './directory-service.module.js';

await runService({
  config,
  entities: tables,
  migrations,
  module: (parts) => DirectoryServiceModule.of(parts, config),
});

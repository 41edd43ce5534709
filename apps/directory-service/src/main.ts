import { runService } from '@hub/service-host';
import { CreateRegister1 } from '../migrations/1-create-register.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { DirectoryServiceModule } from './directory-service.module.js';

await runService({
  config,
  entities: tables,
  migrations: [CreateRegister1],
  module: (parts) => DirectoryServiceModule.of(parts),
});

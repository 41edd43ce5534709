import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { config } from './config.js';
import { composeDirectoryService } from './directory-service.module.js';

await runService({
  config,
  entities: [],
  migrations,
  compose: (parts) => composeDirectoryService(parts, config),
});

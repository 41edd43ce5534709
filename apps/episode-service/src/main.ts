import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { EpisodeServiceModule } from './episode-service.module.js';

await runService({
  config,
  entities: tables,
  migrations,
  module: (parts) => EpisodeServiceModule.of(parts, config),
});

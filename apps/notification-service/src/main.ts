import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { config } from './config.js';
import { composeNotificationService } from './notification-service.module.js';

await runService({
  config,
  entities: [],
  migrations,
  compose: (parts) => composeNotificationService(parts, config),
});

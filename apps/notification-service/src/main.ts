import { runService } from '@hub/service-host';
import { CreateDeliveries1 } from '../migrations/1-create-deliveries.js';
import { config } from './config.js';
import { NotificationServiceModule } from './notification-service.module.js';

await runService({
  config,
  entities: [],
  migrations: [CreateDeliveries1],
  module: (parts) => NotificationServiceModule.of(parts, config.memberBrokerUrl),
});

import { runService } from '@hub/service-host';
import { CreateConsents1 } from '../migrations/1-create-consents.js';
import { consentTable, counterpartTable, receiptTable } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { ConsentServiceModule } from './consent-service.module.js';

await runService({
  config,
  entities: [consentTable, receiptTable, counterpartTable],
  migrations: [CreateConsents1],
  module: (parts) => ConsentServiceModule.of(parts),
});

import { runService } from '@hub/service-host';
import { CreateConsents1 } from '../migrations/1-create-consents.js';
import { TermsAndRecalls2 } from '../migrations/2-terms-and-recalls.js';
import { consentTable, counterpartTable, recallTable, receiptTable } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { ConsentServiceModule } from './consent-service.module.js';

await runService({
  config,
  entities: [consentTable, receiptTable, counterpartTable, recallTable],
  migrations: [CreateConsents1, TermsAndRecalls2],
  module: (parts) => ConsentServiceModule.of(parts, config),
});

import { runService } from '@hub/service-host';
import { CreateDisputes1 } from '../migrations/1-create-disputes.js';
import { counterpartTable, disputeTable } from './adapters/persistence/tables.js';
import { ArbitrationServiceModule } from './arbitration-service.module.js';
import { config } from './config.js';

await runService({
  config,
  entities: [disputeTable, counterpartTable],
  migrations: [CreateDisputes1],
  module: (parts) => ArbitrationServiceModule.of(parts),
});

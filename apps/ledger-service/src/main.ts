import { runService } from '@hub/service-host';
import { CreateLedger1 } from '../migrations/1-create-ledger.js';
import { config } from './config.js';
import { LedgerServiceModule } from './ledger-service.module.js';

await runService({
  config,
  entities: [],
  migrations: [CreateLedger1],
  module: (parts) => LedgerServiceModule.of(parts),
  wire: (_app, parts) => LedgerServiceModule.attach(parts, config.checkpointFile),
});

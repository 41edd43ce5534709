import { runService } from '@hub/service-host';
import { CreateLedger1 } from '../migrations/1-create-ledger.js';
import { config } from './config.js';
import { LedgerKeys } from './keys.js';
import { composeLedgerService, attach } from './ledger-service.module.js';

await runService({
  config,
  keys: LedgerKeys,
  entities: [],
  migrations: [CreateLedger1],
  compose: (parts) => composeLedgerService(parts),
  wire: (_app, parts) => attach(parts, config.checkpointFile),
});

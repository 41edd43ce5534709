import { runService } from '@hub/service-host';
import { migrations } from '../migrations/migrations.js';
import { config } from './config.js';
import { LedgerKeys } from './keys.js';
import { composeLedgerService, attach } from './ledger-service.module.js';

await runService({
  config,
  keys: LedgerKeys,
  entities: [],
  migrations,
  compose: (parts) => composeLedgerService(parts, config),
  wire: (_app, parts) => attach(parts, config.checkpointFile),
});

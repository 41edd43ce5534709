import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import { SqlTimers } from '@hub/timers';
import type { ArbitrationStores } from '../../application/ports.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { SqlDisputeReports } from './dispute-reports.js';
import { SqlDisputeStore } from './dispute-store.js';
import { SqlLadderStore } from './ladder-store.js';
import { SqlRota } from './rota.js';

/** The stores of one transaction. */
export function storesOn(manager: EntityManager, sealer: Sealer): ArbitrationStores {
  return {
    disputes: new SqlDisputeStore(manager, sealer),
    counterparts: new TypeormCounterpartStore(manager),
    ladders: new SqlLadderStore(manager),
    rota: new SqlRota(manager),
    reports: new SqlDisputeReports(manager),
    timers: new SqlTimers(manager),
  };
}

import type { EntityManager } from 'typeorm';
import type { LedgerStores } from '../../application/ports.js';
import { SqlDecisionStore } from './sql-decision-store.js';
import { SqlLedgerStore } from './sql-ledger-store.js';
import { SqlPolicyStore } from './sql-policy-store.js';

/** The service's stores over one transaction. */
export function storesOn(manager: EntityManager): LedgerStores {
  return {
    ledger: new SqlLedgerStore(manager),
    policies: new SqlPolicyStore(manager),
    decisions: new SqlDecisionStore(manager),
  };
}

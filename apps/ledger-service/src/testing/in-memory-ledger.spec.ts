import { describe } from '@jest/globals';
import { inMemoryLedgerStores } from './in-memory-ledger.js';
import { ledgerStoreSuite } from './ledger-store-suite.js';
import { decisionStoreSuite, policyStoreSuite } from './policy-stores-suite.js';

describe('ledger stores in memory', () => {
  ledgerStoreSuite(inMemoryLedgerStores);
  policyStoreSuite(inMemoryLedgerStores);
  decisionStoreSuite(inMemoryLedgerStores);
});

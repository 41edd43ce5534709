import { describe } from '@jest/globals';
import { inMemoryLedgerStores } from './in-memory-ledger.js';
import { ledgerStoreSuite } from './ledger-store-suite.js';

describe('ledger store in memory', () => {
  ledgerStoreSuite(inMemoryLedgerStores);
});

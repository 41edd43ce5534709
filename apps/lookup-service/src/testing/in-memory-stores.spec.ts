import { describe } from '@jest/globals';
import { inMemoryLookupStores } from './in-memory-stores.js';
import { lookupStoresSuite } from './lookup-stores-suite.js';

describe('lookup stores in memory', () => {
  const stores = inMemoryLookupStores();
  lookupStoresSuite(() => stores);
});

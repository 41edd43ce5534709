import { describe } from '@jest/globals';
import { arbitrationStoresSuite } from './arbitration-stores-suite.js';
import { inMemoryArbitrationStores } from './in-memory-stores.js';

describe('arbitration stores in memory', () => {
  const stores = inMemoryArbitrationStores();
  arbitrationStoresSuite(() => stores);
});

import { describe } from '@jest/globals';
import { arbitrationStoresSuite } from './arbitration-stores-suite.js';
import { inMemoryArbitrationStores } from './in-memory-disputes.js';

describe('arbitration stores in memory', () => {
  arbitrationStoresSuite(inMemoryArbitrationStores);
});

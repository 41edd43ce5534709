import { describe } from '@jest/globals';
import { inMemoryMonitorStores } from './in-memory-monitor.js';
import { monitorStoresSuite } from './monitor-stores-suite.js';

describe('monitor stores in memory', () => {
  monitorStoresSuite(inMemoryMonitorStores);
});

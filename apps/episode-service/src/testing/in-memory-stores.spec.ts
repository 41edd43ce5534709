import { describe } from '@jest/globals';
import { enquiryStoreSuite } from './enquiry-store-suite.js';
import { episodeStoresSuite } from './episode-stores-suite.js';
import { indexSuite } from './index-suite.js';
import { folderStoresSuite } from './folder-stores-suite.js';
import { inMemoryEpisodeStores } from './in-memory-stores.js';

describe('episode stores in memory', () => {
  const stores = inMemoryEpisodeStores();
  episodeStoresSuite(() => stores);
  enquiryStoreSuite(() => stores);
  folderStoresSuite(() => stores);
  indexSuite(() => stores);
});

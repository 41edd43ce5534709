import { describe } from '@jest/globals';
import { coverStoreSuite } from './cover-store-suite.js';
import { enquiryStoreSuite } from './enquiry-store-suite.js';
import { episodeStoresSuite } from './episode-stores-suite.js';
import { indexSuite } from './index-suite.js';
import { folderStoresSuite } from './folder-stores-suite.js';
import { inMemoryEpisodeStores } from './in-memory-stores.js';

describe('episode stores in memory', () => {
  const stores = inMemoryEpisodeStores();
  episodeStoresSuite(() => stores);
  enquiryStoreSuite(() => stores);
  coverStoreSuite(() => stores);
  folderStoresSuite(() => stores);
  indexSuite(() => stores);
});

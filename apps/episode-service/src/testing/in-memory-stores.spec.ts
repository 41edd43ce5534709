import { describe } from '@jest/globals';
import { episodeStoresSuite } from './episode-stores-suite.js';
import { inMemoryEpisodeStores } from './in-memory-stores.js';

describe('episode stores in memory', () => {
  const stores = inMemoryEpisodeStores();
  episodeStoresSuite(() => stores);
});

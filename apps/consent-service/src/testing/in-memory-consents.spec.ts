import { describe } from '@jest/globals';
import { consentStoresSuite } from './consent-stores-suite.js';
import { inMemoryConsentStores } from './in-memory-consents.js';

describe('consent stores in memory', () => {
  consentStoresSuite(inMemoryConsentStores);
});

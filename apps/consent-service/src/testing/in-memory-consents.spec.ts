import { describe } from '@jest/globals';
import { consentStoresSuite } from './consent-stores-suite.js';
import { inMemoryConsentStores } from './in-memory-consents.js';
import { releaseStoresSuite } from './release-stores-suite.js';
import { retentionStoresSuite } from './retention-stores-suite.js';
import { subjectAccessStoreSuite } from './subject-access-store-suite.js';

describe('consent stores in memory', () => {
  consentStoresSuite(inMemoryConsentStores);
  releaseStoresSuite(inMemoryConsentStores);
  retentionStoresSuite(inMemoryConsentStores);
  subjectAccessStoreSuite(inMemoryConsentStores);
});

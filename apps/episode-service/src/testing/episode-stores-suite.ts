import type { EpisodeStores } from '../application/ports.js';
import { coverStoreSuite } from './cover-store-suite.js';
import { enquiryStoreSuite } from './enquiry-store-suite.js';
import { episodeStoreSuite } from './episode-store-suite.js';
import { folderStoresSuite } from './folder-stores-suite.js';
import { indexSuite } from './index-suite.js';
import { knownConsentStoreSuite } from './known-consent-store-suite.js';
import { lookupQuestionStoreSuite } from './lookup-question-store-suite.js';
import { lookupReviewStoreSuite } from './lookup-review-store-suite.js';
import { lookupStoreSuite } from './lookup-store-suite.js';
import { serviceRequestStoreSuite } from './service-request-store-suite.js';
import { transferStoreSuite } from './transfer-store-suite.js';

const SUITES = [
  episodeStoreSuite,
  transferStoreSuite,
  knownConsentStoreSuite,
  lookupStoreSuite,
  lookupQuestionStoreSuite,
  lookupReviewStoreSuite,
  serviceRequestStoreSuite,
  enquiryStoreSuite,
  coverStoreSuite,
  folderStoresSuite,
  indexSuite,
];

/** What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL. */
export function episodeStoresSuite(open: () => EpisodeStores): void {
  for (const suite of SUITES) suite(open);
}

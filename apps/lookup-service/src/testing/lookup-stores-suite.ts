import type { LookupStores } from '../application/ports.js';
import { ageStoreSuite } from './age-store-suite.js';
import { coverStoreSuite } from './cover-store-suite.js';
import { enquiryStoreSuite } from './enquiry-store-suite.js';
import { hubEpisodeStoreSuite } from './hub-episode-store-suite.js';
import { indexSuite } from './index-suite.js';
import { joinRequestStoreSuite } from './join-request-store-suite.js';
import { lookupListSuite } from './lookup-list-suite.js';
import { lateAnswerStoreSuite } from './late-answer-store-suite.js';
import { lookupQuestionStoreSuite } from './lookup-question-store-suite.js';
import { lookupReviewStoreSuite } from './lookup-review-store-suite.js';
import { lookupStoreSuite } from './lookup-store-suite.js';
import { socialCareStoreSuite } from './social-care-store-suite.js';

const SUITES = [
  lookupStoreSuite,
  lookupListSuite,
  lookupQuestionStoreSuite,
  lookupReviewStoreSuite,
  enquiryStoreSuite,
  coverStoreSuite,
  indexSuite,
  hubEpisodeStoreSuite,
  joinRequestStoreSuite,
  lateAnswerStoreSuite,
  socialCareStoreSuite,
  ageStoreSuite,
];

/**
 * What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL.
 */
export function lookupStoresSuite(open: () => LookupStores): void {
  for (const suite of SUITES) suite(open);
}

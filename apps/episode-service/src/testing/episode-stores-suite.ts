import type { EpisodeStores } from '../application/ports.js';
import { breachStoreSuite } from './breach-store-suite.js';
import { caseloadStoreSuite } from './caseload-store-suite.js';
import { coverStoreSuite } from './cover-store-suite.js';
import { leadRequestStoreSuite } from './lead-request-store-suite.js';
import { outsideStoreSuite } from './outside-store-suite.js';
import { mergeStoreSuite } from './merge-store-suite.js';
import { splitStoreSuite } from './split-store-suite.js';
import { correctionStoreSuite } from './correction-store-suite.js';
import { developmentStoreSuite } from './development-store-suite.js';
import { episodeListSuite } from './episode-list-suite.js';
import { episodeStoreSuite } from './episode-store-suite.js';
import { foundAnswerStoreSuite } from './found-answer-store-suite.js';
import { folderStoresSuite } from './folder-stores-suite.js';
import { knownConsentStoreSuite } from './known-consent-store-suite.js';
import { externalLinkStoreSuite } from './external-link-store-suite.js';
import { labelStoreSuite } from './label-store-suite.js';
import { noticeStoreSuite } from './notice-store-suite.js';
import { planStoreSuite } from './plan-store-suite.js';
import { referralStoreSuite } from './referral-store-suite.js';
import { reviewStoreSuite } from './review-store-suite.js';
import { serviceRequestStoreSuite } from './service-request-store-suite.js';
import { teamStoreSuite } from './team-store-suite.js';
import { transferStoreSuite } from './transfer-store-suite.js';

const SUITES = [
  episodeStoreSuite,
  episodeListSuite,
  caseloadStoreSuite,
  coverStoreSuite,
  leadRequestStoreSuite,
  outsideStoreSuite,
  foundAnswerStoreSuite,
  breachStoreSuite,
  mergeStoreSuite,
  splitStoreSuite,
  correctionStoreSuite,
  externalLinkStoreSuite,
  labelStoreSuite,
  planStoreSuite,
  teamStoreSuite,
  noticeStoreSuite,
  reviewStoreSuite,
  developmentStoreSuite,
  referralStoreSuite,
  transferStoreSuite,
  knownConsentStoreSuite,
  serviceRequestStoreSuite,
  folderStoresSuite,
];

/**
 * What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL.
 */
export function episodeStoresSuite(open: () => EpisodeStores): void {
  for (const suite of SUITES) suite(open);
}

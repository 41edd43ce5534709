import { readPolicyFiles, readServiceConfig } from '@hub/service-host';
import type { AnswerPolicy } from '@hub/working-time';
import { readContinuumFile } from './adapters/continuum-file.js';
import { readReviewsFile } from './adapters/reviews-file.js';
import { readSocialCareFile } from './adapters/social-care-file.js';
import { readSpecialistAssessmentsFile } from './adapters/specialist-assessments-file.js';
import { type TransferPolicy, USUAL_TRANSFER_POLICY } from './domain/transfers/transfer-policy.js';

const { answerDays, remindDays, receiveDays, reviewDays, mostQueued, onSilence } =
  USUAL_TRANSFER_POLICY;

export const config = readServiceConfig('episode-service', process.env, (from) => ({
  /** Clocks of transfers, in working days. */
  transfers: {
    answerDays: from.whole('HUB_TRANSFER_ANSWER_DAYS', answerDays),
    remindDays: from.whole('HUB_TRANSFER_REMIND_DAYS', remindDays),
    receiveDays: from.whole('HUB_TRANSFER_RECEIVE_DAYS', receiveDays),
    reviewDays: from.whole('HUB_TRANSFER_REVIEW_DAYS', reviewDays),
    mostQueued: from.whole('HUB_TRANSFER_MOST_QUEUED', mostQueued),
    onSilence: from.oneOf('HUB_TRANSFER_ON_SILENCE', ['expire', 'dispute'], onSilence),
  } satisfies TransferPolicy,
  /** Clocks of corrections, in working hours: those of recalls, which they are answered as. */
  corrections: {
    remindAfterHours: from.whole('HUB_RECALL_REMIND_AFTER_HOURS', 4),
    dueAfterHours: from.whole('HUB_RECALL_DUE_AFTER_HOURS', 8),
  } satisfies AnswerPolicy,
  /** What a step-up to social care comes to; refused at start with its line where it is broken. */
  socialCare: from.file('HUB_SOCIAL_CARE_FILE', 'data/social-care.yaml', readSocialCareFile),
  /** The levels of need, and what describes each. */
  continuum: from.file('HUB_CONTINUUM_FILE', 'data/continuum-of-need.yaml', readContinuumFile),
  /** Which specialist assessments to think of at a level of need. */
  assessments: from.file(
    'HUB_SPECIALIST_ASSESSMENTS_FILE',
    'data/specialist-assessments.yaml',
    readSpecialistAssessmentsFile,
  ),
  /** By when plans are reviewed. */
  reviews: from.file('HUB_REVIEWS_FILE', 'data/reviews.yaml', readReviewsFile),
  /** Who may do what. */
  access: from.file('HUB_POLICY_FOLDER', 'data/policies', readPolicyFiles),
}));

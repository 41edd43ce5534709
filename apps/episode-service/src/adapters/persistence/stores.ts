import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import { SqlTimers } from '@hub/timers';
import { SqlContentStore } from './content-store.js';
import { SqlDocumentStore } from './document-store.js';
import { TypeormSplitStore } from './split-store.js';
import { SqlLabelStore } from './label-store.js';
import { TypeormMergeStore } from './merge-store.js';
import { TypeormBreachStore } from './breach-store.js';
import { TypeormCorrectionStore } from './correction-store.js';
import { TypeormFoundAnswerStore } from './found-answer-store.js';
import { TypeormReferralStore } from './referral-store.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormKnownConsentStore } from './known-consent-store.js';
import { leadingStores } from './leading-stores.js';
import { SqlEndedPeopleStore } from './ended-people-store.js';
import { SqlPeopleToldStore } from './people-told-store.js';
import { SqlPassageStore } from './passage-store.js';
import { SqlDevelopmentStore } from './development-store.js';
import { TypeormRecommendationStore, TypeormReviewStore } from './review-store.js';
import { SqlNoticeStore } from './notice-store.js';
import { TypeormInvitationStore } from './invitation-store.js';
import { TypeormPastTeamStore } from './team-store.js';
import { TypeormPlanStore } from './plan-store.js';
import { SqlReportStore } from './report-queries.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { TypeormTransferStore } from './transfer-store.js';
import { SqlExternalLinkStore } from './external-link-store.js';
import type { EpisodeStores } from '../../application/ports.js';

/**
 * The stores of this service over one transaction.
 *
 * @param sealer protects what children are called, and what is written to teams
 */
export function storesOf(sealer: Sealer): (manager: EntityManager) => EpisodeStores {
  return (manager) => ({
    episodes: new TypeormEpisodeStore(manager),
    foundAnswers: new TypeormFoundAnswerStore(manager),
    referrals: new TypeormReferralStore(manager),
    transfers: new TypeormTransferStore(manager),
    consents: new TypeormKnownConsentStore(manager),
    serviceRequests: new TypeormServiceRequestStore(manager),
    reports: new SqlReportStore(manager),
    documents: new SqlDocumentStore(manager),
    contents: new SqlContentStore(manager),
    passages: new SqlPassageStore(manager),
    externalLinks: new SqlExternalLinkStore(manager),
    pastTeam: new TypeormPastTeamStore(manager),
    invitations: new TypeormInvitationStore(manager),
    notices: new SqlNoticeStore(manager, sealer),
    plans: new TypeormPlanStore(manager),
    reviews: new TypeormReviewStore(manager),
    recommendations: new TypeormRecommendationStore(manager),
    developments: new SqlDevelopmentStore(manager),
    corrections: new TypeormCorrectionStore(manager),
    breaches: new TypeormBreachStore(manager),
    labels: new SqlLabelStore(manager, sealer),
    merges: new TypeormMergeStore(manager),
    splits: new TypeormSplitStore(manager),
    peopleTold: new SqlPeopleToldStore(manager),
    endedPeople: new SqlEndedPeopleStore(manager),
    ...leadingStores(manager),
    timers: new SqlTimers(manager),
  });
}

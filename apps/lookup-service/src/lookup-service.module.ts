import { setTimeout as pause } from 'node:timers/promises';
import { SealedContext } from '@hub/messaging';
import type { KeyRing } from '@hub/security';
import type { PolicyFiles } from '@hub/policy';
import {
  type Composition,
  followPeople,
  followPolicies,
  repeat,
  type RetentionSchedule,
  type ServiceParts,
  SqlPeopleHeard,
  tellWaits,
} from '@hub/service-host';
import { IdentityClient } from './adapters/identity/identity-client.js';
import { EpisodeClient } from './adapters/episodes/episode-client.js';
import { InProcessBell } from './adapters/gather-bell.js';
import { ReconciliationController } from './adapters/http/reconciliation.controller.js';
import { ThreadedIdentityTokens } from './adapters/identity-tokens/threaded-identity-tokens.js';
import { IndexUpkeep } from './adapters/index-upkeep.js';
import { JoseEnquirySealer } from './adapters/jose-enquiry-sealer.js';
import { federationHandlers } from './adapters/messaging/federation-handlers.js';
import { hubEpisodeHandlers } from './adapters/messaging/hub-episode-handlers.js';
import { lookupHandlers } from './adapters/messaging/lookup-handlers.js';
import { lookupOversightHandlers } from './adapters/messaging/lookup-oversight-handlers.js';
import { joinRequestHandlers } from './adapters/messaging/join-request-handlers.js';
import { socialCareHandlers } from './adapters/messaging/social-care-handlers.js';
import { pointerHandlers } from './adapters/messaging/pointer-handlers.js';
import { SqlAgeStore } from './adapters/persistence/age-store.js';
import { SqlCoverStore } from './adapters/persistence/cover-store.js';
import { TypeormDetailsStore } from './adapters/persistence/details-store.js';
import { TypeormDoubleStartStore } from './adapters/persistence/double-start-store.js';
import { SqlEnquiryStore } from './adapters/persistence/enquiry-store.js';
import { TypeormHubEpisodeStore } from './adapters/persistence/hub-episode-store.js';
import { TypeormJoinRequestStore } from './adapters/persistence/join-request-store.js';
import { TypeormLookupQuestionStore } from './adapters/persistence/lookup-question-store.js';
import { TypeormLookupReviewStore } from './adapters/persistence/lookup-review-store.js';
import { TypeormLookupStore } from './adapters/persistence/lookup-store.js';
import { TypeormLateAnswerStore } from './adapters/persistence/late-answer-store.js';
import { SqlPointerStore } from './adapters/persistence/pointer-store.js';
import { TypeormSocialCareStore } from './adapters/persistence/social-care-store.js';
import { LOOKUP_WAITS } from './adapters/persistence/standing-waits.js';
import { SqlReconciliationStore } from './adapters/persistence/reconciliation-store.js';
import { AcknowledgeAge } from './application/ages/acknowledge-age.js';
import { PassAges } from './application/ages/pass-ages.js';
import { ClaimStart } from './application/episodes/claim-start.js';
import { TellApart } from './application/episodes/tell-apart.js';
import { LeadOn } from './application/episodes/lead-on.js';
import { DelistEpisode } from './application/episodes/delist-episode.js';
import { FollowEpisodes } from './application/episodes/follow-episodes.js';
import { LookAtDoubleStart } from './application/episodes/look-at-double-start.js';
import { SettleClaims } from './application/episodes/settle-claims.js';
import { AnswerJoinRequest } from './application/joining/answer-join-request.js';
import { AskToJoin } from './application/joining/ask-to-join.js';
import { ClimbJoins } from './application/joining/climb-joins.js';
import { ReadJoinRequests } from './application/joining/read-join-requests.js';
import { AskAgain } from './application/late-answers/ask-again.js';
import { LookAtLateAnswer } from './application/late-answers/look-at-late-answer.js';
import { AnswerEnquiry } from './application/lookups/answer-enquiry.js';
import { AnswerLookupQuestion } from './application/lookups/answer-lookup-question.js';
import { ConfirmLookup } from './application/lookups/confirm-lookup.js';
import { Federate } from './application/lookups/federate.js';
import { ForgetLookups } from './application/lookups/forget-lookups.js';
import { ListLookups } from './application/lookups/list-lookups.js';
import { LookUp } from './application/lookups/look-up.js';
import { NameColleague } from './application/lookups/name-colleague.js';
import { ReadAnswer } from './application/lookups/read-answer.js';
import { NoteStates } from './application/lookups/note-states.js';
import { ReadUses } from './application/lookups/read-uses.js';
import { ReviewLookup } from './application/lookups/review-lookup.js';
import { PublishPointers } from './application/pointers/publish-pointers.js';
import { WithdrawPointer } from './application/pointers/withdraw-pointer.js';
import { ReconcilePointers } from './application/pointers/reconcile-pointers.js';
import { RenewIndex } from './application/pointers/renew-index.js';
import type { LookupStores } from './application/ports.js';
import { AnswerSocialCare } from './application/social-care/answer-social-care.js';
import { ConnectSocialCare } from './application/social-care/connect-social-care.js';
import type { LookupPolicy } from './domain/lookups/lookup-policy.js';
import type { LookupKeys } from './keys.js';

const FORGET_MS = 60 * 60_000;
const SETTLE_MS = 1_000;
const ASK_AGAIN_MS = 1_000;
const CLIMB_MS = 1_000;
const AGES_MS = 1_000;

/** Composition of lookup-service. */
export function composeLookupService(
  parts: ServiceParts<LookupKeys>,
  policies: {
    readonly lookups: LookupPolicy;
    readonly retention: RetentionSchedule;
    readonly access: PolicyFiles;
  },
): Composition {
  const policy = policies.lookups;
  const { clock, ids, chance, requests, storageSealer } = parts;
  const bell = new InProcessBell();
  const sealer = new JoseEnquirySealer();
  const tools = { clock, ids, chance, pause, bell, sealer, policy };
  const work = parts.unitOfWork<LookupStores>((manager) => ({
    lookups: new TypeormLookupStore(manager, storageSealer),
    pointers: new SqlPointerStore(manager, storageSealer),
    reconciliations: new SqlReconciliationStore(manager, storageSealer),
    lookupQuestions: new TypeormLookupQuestionStore(manager),
    lookupReviews: new TypeormLookupReviewStore(manager),
    covers: new SqlCoverStore(manager, storageSealer),
    enquiries: new SqlEnquiryStore(manager, storageSealer),
    details: new TypeormDetailsStore(manager, storageSealer),
    hubEpisodes: new TypeormHubEpisodeStore(manager),
    doubleStarts: new TypeormDoubleStartStore(manager),
    joinRequests: new TypeormJoinRequestStore(manager),
    people: new SqlPeopleHeard(manager),
    lateAnswers: new TypeormLateAnswerStore(manager),
    socialCare: new TypeormSocialCareStore(manager, storageSealer),
    ages: new SqlAgeStore(manager),
  }));
  const inForce = followPolicies(parts, policies.access);
  followPeople(parts);
  const register = new IdentityClient(requests);
  const tokens = new ThreadedIdentityTokens(matchingKeys(parts));
  const upkeep = new IndexUpkeep(new RenewIndex(work, tokens, tools), parts.log);
  parts.onStop(() => upkeep.stop());
  const episodes = new EpisodeClient(requests);
  parts.onStop(repeat(new SettleClaims(work, episodes, tools), SETTLE_MS, parts.log));
  parts.onStop(repeat(new AskAgain(work, tokens, register, tools), ASK_AGAIN_MS, parts.log));
  parts.onStop(repeat(new ClimbJoins(work, tools), CLIMB_MS, parts.log));
  parts.onStop(repeat(new PassAges(work, clock), AGES_MS, parts.log));
  const forget = new ForgetLookups(work, episodes, tools, policies.retention.lookupMonths);
  parts.onStop(repeat(forget, FORGET_MS, parts.log));
  parts.onStop(repeat(new NoteStates(work), FORGET_MS, parts.log));
  tellWaits(parts, LOOKUP_WAITS);
  const reconcilePointers = new ReconcilePointers(work, tokens, tools);
  return {
    handlers: [
      ...federationHandlers({
        federate: new Federate(work, sealer, tools),
        answerEnquiry: new AnswerEnquiry(work, register, bell, tools),
      }),
      ...socialCareHandlers({
        connect: new ConnectSocialCare(work, sealer, clock),
        answering: new AnswerSocialCare(work, clock),
      }),
      ...lookupHandlers({
        answerLookupQuestion: new AnswerLookupQuestion(work, register, tools),
        listLookups: new ListLookups(work, clock),
        lookUp: new LookUp(work, tokens, register, tools),
        nameColleague: new NameColleague(work, clock),
        readAnswer: new ReadAnswer(work, clock),
        uses: new ReadUses(work, clock),
      }),
      ...lookupOversightHandlers({
        confirmLookup: new ConfirmLookup(work, tokens, register, tools),
        reviewLookup: new ReviewLookup(work, clock),
      }),
      ...joinRequestHandlers({
        ask: new AskToJoin(work, tools, inForce, register),
        answering: new AnswerJoinRequest(work, clock, inForce),
        reading: new ReadJoinRequests(work, register, clock),
      }),
      ...hubEpisodeHandlers({
        claimStart: new ClaimStart(work, tokens, tools),
        follow: new FollowEpisodes(work, register, tools),
        delist: new DelistEpisode(work, policy),
        leadOn: new LeadOn(work),
        tellApart: new TellApart(work, tokens, clock),
        doubleStarts: new LookAtDoubleStart(work),
        lateAnswers: new LookAtLateAnswer(work, register),
        ages: new AcknowledgeAge(work),
      }),
      ...pointerHandlers({
        publishPointers: new PublishPointers(work, tokens, clock),
        reconcilePointers,
        withdrawPointer: new WithdrawPointer(work, clock),
      }),
    ],
    controllers: [ReconciliationController],
    providers: [
      { provide: ReconcilePointers, useValue: reconcilePointers },
      { provide: SealedContext, useValue: parts.contexts },
      // Nest starts it, and fails the start where the index cannot be read.
      { provide: IndexUpkeep, useValue: upkeep },
    ],
  };
}

/** A key file from before keys had versions holds the only one. */
function matchingKeys({ keys: { matching } }: ServiceParts<LookupKeys>): KeyRing {
  return typeof matching === 'string' ? { current: 1, keys: { 1: matching } } : matching;
}

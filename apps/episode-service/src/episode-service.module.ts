import { SealedContext } from '@hub/messaging';
import {
  type Composition,
  followPolicies,
  repeat,
  type ServiceParts,
  tellWaits,
  wakeDue,
} from '@hub/service-host';
import type { PolicyFiles } from '@hub/policy';
import type { AnswerPolicy } from '@hub/working-time';
import { ConsentClient } from './adapters/consents/consent-client.js';
import { ContentKeyClient } from './adapters/consents/content-key-client.js';
import { MagicBytes } from './adapters/content-types.js';
import { DirectoryClient } from './adapters/directory/directory-client.js';
import { FollowRequest } from './application/service-requests/follow-request.js';
import { IdentityClient } from './adapters/identity/identity-client.js';
import { LookupClient } from './adapters/lookups/lookup-client.js';
import { ContentController } from './adapters/http/content.controller.js';
import { consentHandlers } from './adapters/messaging/consent-handlers.js';
import { splitHandlers } from './adapters/messaging/split-handlers.js';
import { labelHandlers } from './adapters/messaging/label-handlers.js';
import { mergeHandlers } from './adapters/messaging/merge-handlers.js';
import { correctionHandlers } from './adapters/messaging/correction-handlers.js';
import { episodeHandlers } from './adapters/messaging/episode-handlers.js';
import { folderHandlers } from './adapters/messaging/folder-handlers.js';
import { staffHandlers } from './adapters/messaging/staff-handlers.js';
import { joinHandlers } from './adapters/messaging/join-handlers.js';
import { leadingHandlers } from './adapters/messaging/leading-handlers.js';
import { planHandlers } from './adapters/messaging/plan-handlers.js';
import { reportHandlers } from './adapters/messaging/report-handlers.js';
import { serviceRequestHandlers } from './adapters/messaging/service-request-handlers.js';
import { transferHandlers } from './adapters/messaging/transfer-handlers.js';
import { storesOf } from './adapters/persistence/stores.js';
import { EPISODE_WAITS } from './adapters/persistence/standing-waits.js';
import { AddTeamMember } from './application/episodes/add-team-member.js';
import { AdmitAsker } from './application/episodes/admit-asker.js';
import { HandleBreach } from './application/breaches/handle-breach.js';
import { BREACH_TIMER } from './application/breaches/open-breach.js';
import { ChooseLabel } from './application/labels/choose-label.js';
import { SealAnew } from './application/labels/seal-anew.js';
import { OpenLabels } from './application/labels/open-labels.js';
import { ShowLabels } from './application/labels/show-labels.js';
import { DecideMerge, MERGE_TIMER } from './application/merges/decide-merge.js';
import { ProposeMerge } from './application/merges/propose-merge.js';
import { DecideSplit, SPLIT_TIMER } from './application/splits/decide-split.js';
import { ProposeSplit } from './application/splits/propose-split.js';
import { WakeSplit } from './application/splits/wake-split.js';
import { WakeMerge } from './application/merges/wake-merge.js';
import { WakeBreach } from './application/breaches/wake-breach.js';
import { AnswerCorrection } from './application/corrections/answer-correction.js';
import { CORRECTION_TIMER, DecideCorrection } from './application/corrections/decide-correction.js';
import { RaiseCorrection } from './application/corrections/raise-correction.js';
import { ReadCorrections } from './application/corrections/read-corrections.js';
import { WakeCorrection } from './application/corrections/wake-correction.js';
import { WhoWasTold } from './application/corrections/who-was-told.js';
import { AddDocument } from './application/folders/add-document.js';
import { HoldDocument } from './application/folders/hold-document.js';
import { PassContent } from './application/folders/pass-content.js';
import { KeepFolders } from './application/folders/keep-folders.js';
import { ReadFolder } from './application/folders/read-folder.js';
import { GatherRecord } from './application/records/gather-record.js';
import { OnConsentChanged } from './application/episodes/on-consent-changed.js';
import type { EpisodeStores } from './application/ports.js';
import { ProposeTransfer } from './application/transfers/propose-transfer.js';
import { LookAtFoundAnswer } from './application/episodes/look-at-found-answer.js';
import { NoteEndedPerson } from './application/episodes/note-ended-person.js';
import { ReadEpisodes } from './application/episodes/read-episodes.js';
import { LookAtDevelopments } from './application/planning/look-at-developments.js';
import { HoldReview } from './application/planning/hold-review.js';
import { Recommend } from './application/planning/recommend.js';
import { ReadPlan } from './application/planning/read-plan.js';
import { WorkOnPlan } from './application/planning/work-on-plan.js';
import type { SpecialistAssessments } from './domain/specialist-assessments.js';
import type { Continuum } from './domain/planning/continuum.js';
import type { ReviewBounds } from './domain/planning/review-bounds.js';
import { ReadTransfers } from './application/transfers/read-transfers.js';
import { RemindOfReviews } from './application/episodes/remind-of-reviews.js';
import { WarnOfExpiries } from './application/episodes/warn-of-expiries.js';
import { OnServiceChanged } from './application/service-requests/on-service-changed.js';
import { RequestService } from './application/service-requests/request-service.js';
import { ClosedInTransfers } from './application/transfers/closed-in-transfers.js';
import { MoveTransfer } from './application/transfers/move-transfer.js';
import { OnDisputeMoved } from './application/transfers/on-dispute-moved.js';
import { ReleasePack } from './application/transfers/release-pack.js';
import { TRANSFER_TIMER } from './application/transfers/transfer-step.js';
import { WakeTransfer } from './application/transfers/wake-transfer.js';
import { ReportFigures } from './application/reports/report-figures.js';
import { AskSocialCare, REFERRAL_TIMER } from './application/social-care/ask-social-care.js';
import { NoteExternalLink } from './application/external-links/note-external-link.js';
import { FollowReferral } from './application/social-care/follow-referral.js';
import { ShieldEpisode } from './application/shields/shield-episode.js';
import { WakeReferral } from './application/social-care/wake-referral.js';
import type { SocialCarePolicy } from './domain/social-care/referral.js';
import type { TransferPolicy } from './domain/transfers/transfer-policy.js';
import { SettleStart } from './application/episodes/settle-start.js';
import { StartEnquiry } from './application/episodes/start-enquiry.js';
import { StartEpisode } from './application/episodes/start-episode.js';
import { TellPeople } from './application/episodes/people-fact.js';
import { WhoMay } from './application/who-may.js';
import { composeTeam } from './compose-team.js';
import { AskToLead } from './application/leading/ask-to-lead.js';
import { ClosedLeads } from './application/leading/closed-leads.js';
import { CoverCaseload } from './application/leading/cover-caseload.js';
import { CoverLead } from './application/leading/cover-lead.js';
import { FollowCaseloadCovers } from './application/leading/follow-caseload-covers.js';
import { HandOverOutside } from './application/leading/hand-over-outside.js';
import { HandOnCaseload } from './application/leading/hand-on-caseload.js';
import { COVER_TIMER } from './application/leading/keep-cover.js';
import { ReadCaseloads } from './application/leading/read-caseloads.js';
import { OfferAfterMove } from './application/leading/offer-after-move.js';
import { WakeCover } from './application/leading/wake-cover.js';
import { WakeCoversEarly } from './application/leading/wake-covers-early.js';
import { TakeStep } from './application/episodes/take-step.js';
import { UndoStep } from './application/episodes/undo-step.js';

const KEEP_FOLDERS_MS = 10 * 60_000;
const REMIND_MS = 10_000;
const TELL_MS = 1_000;
const WAKE_EARLY_MS = 5_000;

/** Composition of episode-service. */
export function composeEpisodeService(
  parts: ServiceParts,
  policies: {
    readonly transfers: TransferPolicy;
    readonly socialCare: SocialCarePolicy;
    readonly reviews: ReviewBounds;
    readonly continuum: Continuum;
    readonly assessments: SpecialistAssessments;
    readonly corrections: AnswerPolicy;
    readonly access: PolicyFiles;
  },
): Composition {
  const { clock, ids, requests } = parts;
  const tools = { clock, ids };
  const work = parts.unitOfWork<EpisodeStores>(storesOf(parts.storageSealer));
  const register = new ConsentClient(requests);
  const people = new IdentityClient(requests);
  const closedLeads = new ClosedLeads(work, people, people);
  const closedInTransfers = new ClosedInTransfers(work, closedLeads);
  const lookups = new LookupClient(requests);
  const contentKeys = new ContentKeyClient(requests);
  const keepFolders = new KeepFolders(work, clock);
  parts.onStop(repeat(keepFolders, KEEP_FOLDERS_MS, parts.log));
  parts.onStop(repeat(new RemindOfReviews(work, tools), REMIND_MS, parts.log));
  parts.onStop(repeat(new WarnOfExpiries(work, tools), REMIND_MS, parts.log));
  const wake = new WakeTransfer(work, ids, policies.transfers, closedInTransfers);
  wakeDue(parts, work, TRANSFER_TIMER, (id) => wake.execute(id));
  const wakeReferral = new WakeReferral(work, ids);
  wakeDue(parts, work, REFERRAL_TIMER, (id) => wakeReferral.execute(id));
  const told = new WhoWasTold(register, lookups);
  const wakeCorrection = new WakeCorrection(work, ids, told, policies.corrections);
  wakeDue(parts, work, CORRECTION_TIMER, (id) => wakeCorrection.execute(id));
  const wakeBreach = new WakeBreach(work, ids);
  wakeDue(parts, work, BREACH_TIMER, (id) => wakeBreach.execute(id));
  const wakeMerge = new WakeMerge(work, ids);
  wakeDue(parts, work, MERGE_TIMER, (id) => wakeMerge.execute(id));
  const wakeSplit = new WakeSplit(work, ids);
  wakeDue(parts, work, SPLIT_TIMER, (id) => wakeSplit.execute(id));
  const wakeCover = new WakeCover(work, ids);
  wakeDue(parts, work, COVER_TIMER, (id) => wakeCover.execute(id));
  parts.onStop(repeat(new WakeCoversEarly(work), WAKE_EARLY_MS, parts.log));
  tellWaits(parts, EPISODE_WAITS);
  const inForce = followPolicies(parts, policies.access);
  const whoMay = new WhoMay(inForce);
  const followCovers = new FollowCaseloadCovers(work, ids, whoMay);
  parts.onStop(repeat(followCovers, TELL_MS, parts.log));
  parts.onStop(repeat(new TellPeople(work, ids), TELL_MS, parts.log));
  parts.onStop(repeat(new SealAnew(work), KEEP_FOLDERS_MS, parts.log));
  const labels = new ShowLabels(new OpenLabels(work, inForce, clock));
  const folder = new ReadFolder(work, contentKeys, whoMay);
  return {
    handlers: [
      ...consentHandlers({ onConsentChanged: new OnConsentChanged(work, register) }),
      ...joinHandlers({ admitAsker: new AdmitAsker(work, register, people, ids, whoMay) }),
      ...staffHandlers({ endedPerson: new NoteEndedPerson(work) }),
      ...episodeHandlers({
        startEpisode: new StartEpisode(
          work,
          new StartEnquiry(work, register, people, lookups),
          tools,
        ),
        addTeamMember: new AddTeamMember(work, register, people, ids, whoMay),
        settleStart: new SettleStart(work),
        lookAtFoundAnswer: new LookAtFoundAnswer(work, clock),
        readEpisodes: new ReadEpisodes(work),
        takeStep: new TakeStep(
          work,
          register,
          { ...tools, bounds: policies.reviews, continuum: policies.continuum, closedLeads },
          whoMay,
          new AskSocialCare(ids, policies.socialCare),
        ),
        undoStep: new UndoStep(work, clock, whoMay),
        followReferral: new FollowReferral(work, inForce),
        shieldEpisode: new ShieldEpisode(work, whoMay, people),
        externalLinks: new NoteExternalLink(work, whoMay, policies.assessments),
        labels,
      }),
      ...labelHandlers({
        choosing: new ChooseLabel(work, clock, whoMay),
        showing: labels,
      }),
      ...correctionHandlers({
        raising: new RaiseCorrection(work, ids, whoMay),
        deciding: new DecideCorrection(work, inForce, told, policies.corrections),
        answering: new AnswerCorrection(work, inForce),
        reading: new ReadCorrections(work),
        breaches: new HandleBreach(work, inForce),
      }),
      ...mergeHandlers({
        proposing: new ProposeMerge(work, ids, whoMay),
        deciding: new DecideMerge(work, inForce, register, people),
      }),
      ...splitHandlers({
        proposing: new ProposeSplit(work, ids, whoMay, register),
        deciding: new DecideSplit(work, inForce, told, { ids, clock: policies.corrections }),
      }),
      ...folderHandlers({
        folder,
        keeping: keepFolders,
        records: new GatherRecord(work, lookups),
        holding: new HoldDocument(work, contentKeys, tools, whoMay),
      }),
      ...planHandlers({
        plans: new WorkOnPlan(work, tools, whoMay),
        reading: new ReadPlan(work, clock, policies.reviews),
        developments: new LookAtDevelopments(work, whoMay),
        reviews: new HoldReview(work, clock, whoMay),
        continuum: policies.continuum,
        assessments: policies.assessments,
        recommending: new Recommend(work, tools, whoMay, closedLeads),
      }),
      ...leadingHandlers({
        handingOn: new HandOnCaseload(
          work,
          { people, closedLeads },
          tools,
          policies.transfers,
          whoMay,
        ),
        caseloads: new ReadCaseloads(work, clock),
        covering: new CoverLead(work, people, ids, whoMay),
        coveringAll: new CoverCaseload(work, people, ids, followCovers),
        asking: new AskToLead(work, { register, closedLeads }, ids, policies.transfers, whoMay),
        offers: new OfferAfterMove(work, whoMay),
        outside: new HandOverOutside(work, ids, whoMay, {
          bounds: policies.reviews,
          continuum: policies.continuum,
        }),
      }),
      ...composeTeam(work, tools, { register, people, closedLeads }, whoMay),
      ...reportHandlers({ figures: new ReportFigures(work, clock) }),
      ...serviceRequestHandlers({
        requests: new RequestService(
          work,
          { register, directory: new DirectoryClient(requests), organisations: people },
          tools,
          whoMay,
        ),
        following: new FollowRequest(work, clock, whoMay),
        onServiceChanged: new OnServiceChanged(work),
        labels,
      }),
      ...transferHandlers({
        proposeTransfer: new ProposeTransfer(
          work,
          { register, closedLeads },
          ids,
          policies.transfers,
          whoMay,
        ),
        moveTransfer: new MoveTransfer(
          work,
          { people, closed: closedInTransfers },
          policies.transfers,
          whoMay,
        ),
        releasePack: new ReleasePack(work, register, whoMay),
        readTransfers: new ReadTransfers(work),
        onDisputeMoved: new OnDisputeMoved(work, ids, policies.transfers, closedInTransfers),
        labels,
      }),
    ],
    controllers: [ContentController],
    providers: [
      {
        provide: AddDocument,
        useValue: new AddDocument(work, contentKeys, new MagicBytes(), tools, whoMay),
      },
      { provide: PassContent, useValue: new PassContent(work, contentKeys, clock) },
      { provide: ReadFolder, useValue: folder },
      { provide: SealedContext, useValue: parts.contexts },
    ],
  };
}

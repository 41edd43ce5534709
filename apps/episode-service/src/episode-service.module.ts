import { setTimeout as pause } from 'node:timers/promises';
import { SealedContext } from '@hub/messaging';
import type { KeyRing } from '@hub/security';
import {
  type Composition,
  repeat,
  type RetentionSchedule,
  type ServiceParts,
  wakeDue,
} from '@hub/service-host';
import { SqlTimers } from '@hub/timers';
import { ConsentClient } from './adapters/consents/consent-client.js';
import { ContentKeyClient } from './adapters/consents/content-key-client.js';
import { MagicBytes } from './adapters/content-types.js';
import { DirectoryClient } from './adapters/directory/directory-client.js';
import { ContentController } from './adapters/http/content.controller.js';
import { ReconciliationController } from './adapters/http/reconciliation.controller.js';
import { InProcessBell } from './adapters/gather-bell.js';
import { JoseEnquirySealer } from './adapters/jose-enquiry-sealer.js';
import { IndexUpkeep } from './adapters/index-upkeep.js';
import { ThreadedIdentityTokens } from './adapters/identity-tokens/threaded-identity-tokens.js';
import { consentHandlers } from './adapters/messaging/consent-handlers.js';
import { episodeHandlers } from './adapters/messaging/episode-handlers.js';
import { federationHandlers } from './adapters/messaging/federation-handlers.js';
import { folderHandlers } from './adapters/messaging/folder-handlers.js';
import { lookupHandlers } from './adapters/messaging/lookup-handlers.js';
import { lookupOversightHandlers } from './adapters/messaging/lookup-oversight-handlers.js';
import { pointerHandlers } from './adapters/messaging/pointer-handlers.js';
import { reportHandlers } from './adapters/messaging/report-handlers.js';
import { serviceRequestHandlers } from './adapters/messaging/service-request-handlers.js';
import { transferHandlers } from './adapters/messaging/transfer-handlers.js';
import { SqlContentStore } from './adapters/persistence/content-store.js';
import { SqlCoverStore } from './adapters/persistence/cover-store.js';
import { SqlDocumentStore } from './adapters/persistence/document-store.js';
import { SqlEnquiryStore } from './adapters/persistence/enquiry-store.js';
import { TypeormEpisodeStore } from './adapters/persistence/episode-store.js';
import { TypeormKnownConsentStore } from './adapters/persistence/known-consent-store.js';
import { TypeormLookupQuestionStore } from './adapters/persistence/lookup-question-store.js';
import { TypeormLookupStore } from './adapters/persistence/lookup-store.js';
import { TypeormLookupReviewStore } from './adapters/persistence/lookup-review-store.js';
import { SqlPassageStore } from './adapters/persistence/passage-store.js';
import { SqlPointerStore } from './adapters/persistence/pointer-store.js';
import { SqlReconciliationStore } from './adapters/persistence/reconciliation-store.js';
import { SqlReportStore } from './adapters/persistence/report-queries.js';
import { TypeormServiceRequestStore } from './adapters/persistence/service-request-store.js';
import { TypeormTransferStore } from './adapters/persistence/transfer-store.js';
import { AnswerEnquiry } from './application/lookups/answer-enquiry.js';
import { AnswerLookupQuestion } from './application/lookups/answer-lookup-question.js';
import { AddTeamMember } from './application/episodes/add-team-member.js';
import { ConfirmLookup } from './application/lookups/confirm-lookup.js';
import { AddDocument } from './application/folders/add-document.js';
import { HoldDocument } from './application/folders/hold-document.js';
import { PassContent } from './application/folders/pass-content.js';
import { KeepFolders } from './application/folders/keep-folders.js';
import { ReadFolder } from './application/folders/read-folder.js';
import { GatherRecord } from './application/records/gather-record.js';
import { Federate } from './application/lookups/federate.js';
import { ForgetLookups } from './application/lookups/forget-lookups.js';
import { LookUp } from './application/lookups/look-up.js';
import { OnConsentChanged } from './application/episodes/on-consent-changed.js';
import type { EpisodeStores } from './application/ports.js';
import type { LookupPolicy } from './domain/lookups/lookup-policy.js';
import { ProposeTransfer } from './application/transfers/propose-transfer.js';
import { ReviewLookup } from './application/lookups/review-lookup.js';
import { PublishPointers } from './application/pointers/publish-pointers.js';
import { ReconcilePointers } from './application/pointers/reconcile-pointers.js';
import { RenewIndex } from './application/pointers/renew-index.js';
import { ReadEpisodes } from './application/episodes/read-episodes.js';
import { ReadTransfers } from './application/transfers/read-transfers.js';
import { RemindOfReviews } from './application/episodes/remind-of-reviews.js';
import { OnServiceChanged } from './application/service-requests/on-service-changed.js';
import { RequestService } from './application/service-requests/request-service.js';
import { MoveTransfer } from './application/transfers/move-transfer.js';
import { OnDisputeMoved } from './application/transfers/on-dispute-moved.js';
import { ReleasePack } from './application/transfers/release-pack.js';
import { TRANSFER_TIMER } from './application/transfers/transfer-step.js';
import { WakeTransfer } from './application/transfers/wake-transfer.js';
import { ReportFigures } from './application/reports/report-figures.js';
import type { TransferPolicy } from './domain/transfers/transfer-policy.js';
import { StartEpisode } from './application/episodes/start-episode.js';
import { TakeStep } from './application/episodes/take-step.js';

const KEEP_FOLDERS_MS = 10 * 60_000;
const REMIND_MS = 10_000;
const FORGET_MS = 60 * 60_000;
const WAKE_MS = 200;

/** Composition of episode-service. */
export function composeEpisodeService(
  parts: ServiceParts,
  policies: {
    readonly lookups: LookupPolicy;
    readonly transfers: TransferPolicy;
    readonly retention: RetentionSchedule;
  },
): Composition {
  const policy = policies.lookups;
  const { clock, ids, chance, requests, storageSealer } = parts;
  const bell = new InProcessBell();
  const sealer = new JoseEnquirySealer();
  const tools = { clock, ids, chance, pause, bell, sealer, policy };
  const work = parts.unitOfWork<EpisodeStores>((manager) => ({
    episodes: new TypeormEpisodeStore(manager),
    transfers: new TypeormTransferStore(manager),
    consents: new TypeormKnownConsentStore(manager),
    lookups: new TypeormLookupStore(manager, storageSealer),
    pointers: new SqlPointerStore(manager, storageSealer),
    reconciliations: new SqlReconciliationStore(manager, storageSealer),
    lookupQuestions: new TypeormLookupQuestionStore(manager),
    lookupReviews: new TypeormLookupReviewStore(manager),
    covers: new SqlCoverStore(manager, storageSealer),
    enquiries: new SqlEnquiryStore(manager, storageSealer),
    serviceRequests: new TypeormServiceRequestStore(manager),
    reports: new SqlReportStore(manager),
    documents: new SqlDocumentStore(manager),
    contents: new SqlContentStore(manager),
    passages: new SqlPassageStore(manager),
    timers: new SqlTimers(manager),
  }));
  const register = new ConsentClient(requests);
  const directory = new DirectoryClient(requests);
  const tokens = new ThreadedIdentityTokens(matchingKeys(parts));
  const upkeep = new IndexUpkeep(new RenewIndex(work, tokens, tools), parts.log);
  parts.onStop(() => upkeep.stop());
  const contentKeys = new ContentKeyClient(requests);
  const keepFolders = new KeepFolders(work, clock);
  parts.onStop(repeat(keepFolders, KEEP_FOLDERS_MS, parts.log));
  parts.onStop(
    repeat(new ForgetLookups(work, tools, policies.retention.lookupMonths), FORGET_MS, parts.log),
  );
  parts.onStop(repeat(new RemindOfReviews(work, tools), REMIND_MS, parts.log));
  const wake = new WakeTransfer(work, ids, policies.transfers);
  parts.onStop(
    repeat(
      wakeDue(work, TRANSFER_TIMER, (id) => wake.execute(id), parts.log),
      WAKE_MS,
      parts.log,
    ),
  );
  const reconcilePointers = new ReconcilePointers(work, tokens, tools);
  const folder = new ReadFolder(work, contentKeys);
  return {
    handlers: [
      ...consentHandlers({ onConsentChanged: new OnConsentChanged(work) }),
      ...episodeHandlers({
        startEpisode: new StartEpisode(work, register, directory, clock),
        addTeamMember: new AddTeamMember(work, register, directory, ids),
        readEpisodes: new ReadEpisodes(work),
        takeStep: new TakeStep(work, register, clock),
      }),
      ...federationHandlers({
        federate: new Federate(work, sealer, tools),
        answerEnquiry: new AnswerEnquiry(work, directory, bell, tools),
      }),
      ...folderHandlers({
        folder,
        keeping: keepFolders,
        records: new GatherRecord(work),
        holding: new HoldDocument(work, contentKeys, tools),
      }),
      ...lookupHandlers({
        answerLookupQuestion: new AnswerLookupQuestion(work, directory, { clock, policy }),
        lookUp: new LookUp(work, tokens, directory, tools),
      }),
      ...lookupOversightHandlers({
        confirmLookup: new ConfirmLookup(work, tokens, directory, tools),
        reviewLookup: new ReviewLookup(work, clock),
      }),
      ...pointerHandlers({
        publishPointers: new PublishPointers(work, tokens, clock),
        reconcilePointers,
      }),
      ...reportHandlers({ figures: new ReportFigures(work, clock) }),
      ...serviceRequestHandlers({
        requests: new RequestService(work, register, tools),
        onServiceChanged: new OnServiceChanged(work),
      }),
      ...transferHandlers({
        proposeTransfer: new ProposeTransfer(work, register, ids, policies.transfers),
        moveTransfer: new MoveTransfer(work, directory, policies.transfers),
        releasePack: new ReleasePack(work, register),
        readTransfers: new ReadTransfers(work),
        onDisputeMoved: new OnDisputeMoved(work, ids, policies.transfers),
      }),
    ],
    controllers: [ContentController, ReconciliationController],
    providers: [
      { provide: ReconcilePointers, useValue: reconcilePointers },
      {
        provide: AddDocument,
        useValue: new AddDocument(work, contentKeys, new MagicBytes(), tools),
      },
      { provide: PassContent, useValue: new PassContent(work, contentKeys, clock) },
      { provide: ReadFolder, useValue: folder },
      { provide: SealedContext, useValue: parts.contexts },
      // Nest starts it, and fails the start where the index cannot be read.
      { provide: IndexUpkeep, useValue: upkeep },
    ],
  };
}

/** A key file from before keys had versions holds the only one. */
function matchingKeys({ keys: { matching } }: ServiceParts): KeyRing {
  return typeof matching === 'string'
    ? { current: 1, keys: { 1: matching } }
    : (matching as KeyRing);
}

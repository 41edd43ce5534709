import { type DynamicModule, Module } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { SealedContext } from '@hub/messaging';
import type { KeyRing } from '@hub/security';
import { repeat, type RetentionSchedule, type ServiceParts, wakeDue } from '@hub/service-host';
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
import { ConsentController } from './adapters/messaging/consent.controller.js';
import { EpisodeController } from './adapters/messaging/episode.controller.js';
import { FederationController } from './adapters/messaging/federation.controller.js';
import { FolderController } from './adapters/messaging/folder.controller.js';
import { LookupController } from './adapters/messaging/lookup.controller.js';
import { LookupOversightController } from './adapters/messaging/lookup-oversight.controller.js';
import { PointerController } from './adapters/messaging/pointer.controller.js';
import { ReportController } from './adapters/messaging/report.controller.js';
import { ServiceRequestController } from './adapters/messaging/service-request.controller.js';
import { TransferController } from './adapters/messaging/transfer.controller.js';
import { SqlContentStore } from './adapters/persistence/content-store.js';
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

@Module({})
export class EpisodeServiceModule {
  static of(
    parts: ServiceParts,
    policies: {
      readonly lookups: LookupPolicy;
      readonly transfers: TransferPolicy;
      readonly retention: RetentionSchedule;
    },
  ): DynamicModule {
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
    return {
      module: EpisodeServiceModule,
      controllers: [
        ConsentController,
        ContentController,
        EpisodeController,
        FederationController,
        FolderController,
        LookupController,
        LookupOversightController,
        PointerController,
        ReconciliationController,
        ReportController,
        ServiceRequestController,
        TransferController,
      ],
      providers: [
        { provide: StartEpisode, useValue: new StartEpisode(work, register, directory, clock) },
        { provide: AddTeamMember, useValue: new AddTeamMember(work, register, directory, ids) },
        { provide: ReportFigures, useValue: new ReportFigures(work, clock) },
        { provide: TakeStep, useValue: new TakeStep(work, register, clock) },
        { provide: OnServiceChanged, useValue: new OnServiceChanged(work) },
        { provide: RequestService, useValue: new RequestService(work, register, tools) },
        { provide: ReadEpisodes, useValue: new ReadEpisodes(work) },
        {
          provide: ProposeTransfer,
          useValue: new ProposeTransfer(work, register, ids, policies.transfers),
        },
        { provide: MoveTransfer, useValue: new MoveTransfer(work, directory, policies.transfers) },
        { provide: ReleasePack, useValue: new ReleasePack(work, register) },
        { provide: OnDisputeMoved, useValue: new OnDisputeMoved(work, ids, policies.transfers) },
        { provide: ReadTransfers, useValue: new ReadTransfers(work) },
        { provide: LookUp, useValue: new LookUp(work, tokens, directory, tools) },
        { provide: ConfirmLookup, useValue: new ConfirmLookup(work, tokens, directory, tools) },
        {
          provide: AnswerLookupQuestion,
          useValue: new AnswerLookupQuestion(work, directory, { clock, policy }),
        },
        { provide: AnswerEnquiry, useValue: new AnswerEnquiry(work, directory, bell, tools) },
        { provide: Federate, useValue: new Federate(work, sealer, tools) },
        { provide: ReviewLookup, useValue: new ReviewLookup(work, clock) },
        { provide: IndexUpkeep, useValue: upkeep },
        { provide: ReconcilePointers, useValue: new ReconcilePointers(work, tokens, tools) },
        { provide: PublishPointers, useValue: new PublishPointers(work, tokens, clock) },
        {
          provide: AddDocument,
          useValue: new AddDocument(work, contentKeys, new MagicBytes(), tools),
        },
        { provide: HoldDocument, useValue: new HoldDocument(work, contentKeys, tools) },
        { provide: PassContent, useValue: new PassContent(work, contentKeys, clock) },
        { provide: GatherRecord, useValue: new GatherRecord(work) },
        { provide: ReadFolder, useValue: new ReadFolder(work, contentKeys) },
        { provide: KeepFolders, useValue: keepFolders },
        { provide: OnConsentChanged, useValue: new OnConsentChanged(work) },
        { provide: SealedContext, useValue: parts.contexts },
      ],
    };
  }
}

/** A key file from before keys had versions holds the only one. */
function matchingKeys({ keys: { matching } }: ServiceParts): KeyRing {
  return typeof matching === 'string'
    ? { current: 1, keys: { 1: matching } }
    : (matching as KeyRing);
}

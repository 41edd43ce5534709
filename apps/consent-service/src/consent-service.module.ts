import { type DynamicModule, Module } from '@nestjs/common';
import type { JWK } from 'jose';
import type { KeyRing } from '@hub/security';
import { repeat, type RetentionSchedule, type ServiceParts, wakeDue } from '@hub/service-host';
import { FileKeyCustody } from './adapters/file-key-custody.js';
import { ConsentController } from './adapters/messaging/consent.controller.js';
import { OverrideController } from './adapters/messaging/override.controller.js';
import { ProgressController } from './adapters/messaging/progress.controller.js';
import { RecallController } from './adapters/messaging/recall.controller.js';
import { ReleaseController } from './adapters/messaging/release.controller.js';
import { RetentionController } from './adapters/messaging/retention.controller.js';
import { SubjectAccessController } from './adapters/messaging/subject-access.controller.js';
import { storesOn } from './adapters/persistence/stores.js';
import { RecordPartsClient } from './adapters/record-parts-client.js';
import { AnswerRecall } from './application/recalls/answer-recall.js';
import { Decide } from './application/consents/decide.js';
import { OnEpisodeChanged } from './application/on-episode-changed.js';
import { OnDeliveryProgress } from './application/consents/on-delivery-progress.js';
import { EraseContent } from './application/retention/erase-content.js';
import { KeepRetention, RETENTION_TIMER } from './application/retention/keep-retention.js';
import { WakeRetention } from './application/retention/wake-retention.js';
import { ForgetRecords } from './application/subject-access/forget-records.js';
import { GatherAccount } from './application/subject-access/gather-account.js';
import { OpenSubjectAccess } from './application/subject-access/open-subject-access.js';
import { ReadRecord } from './application/subject-access/read-record.js';
import { RedactRecord } from './application/subject-access/redact-record.js';
import { OverrideSharing } from './application/overrides/override-sharing.js';
import type { ConsentStores } from './application/ports.js';
import { ContentKeys } from './application/releases/content-keys.js';
import { ReleaseContent } from './application/releases/release-content.js';
import { RewrapKeys } from './application/releases/rewrap-keys.js';
import { ReleaseRecord } from './application/releases/release-record.js';
import { ReadConsent } from './application/consents/read-consent.js';
import { RecordConsent } from './application/consents/record-consent.js';
import { WatchClocks } from './application/recalls/watch-clocks.js';
import { WithdrawConsent } from './application/consents/withdraw-consent.js';
import type { RecallPolicy } from './domain/recall.js';

const WATCH_MS = 1_000;
const FORGET_MS = 60 * 60_000;
const REWRAP_MS = 10 * 60_000;

@Module({})
export class ConsentServiceModule {
  static of(
    parts: ServiceParts,
    { recall, retention }: { readonly recall: RecallPolicy; readonly retention: RetentionSchedule },
  ): DynamicModule {
    const { clock, ids, chance, storageSealer, keys } = parts;
    const work = parts.unitOfWork<ConsentStores>((manager) => storesOn(manager, storageSealer));
    const custody = custodyOf(keys);
    const tools = { clock, ids, chance, recall };
    parts.onStop(repeat(new WatchClocks(work, tools), WATCH_MS, parts.log));
    parts.onStop(repeat(new RewrapKeys(work, custody, ids), REWRAP_MS, parts.log));
    const wakeRetention = new WakeRetention(work, custody, ids);
    parts.onStop(
      repeat(
        wakeDue(work, RETENTION_TIMER, (id) => wakeRetention.execute(id), parts.log),
        WATCH_MS,
        parts.log,
      ),
    );
    parts.onStop(
      repeat(new ForgetRecords(work, tools, retention.subjectAccessDays), FORGET_MS, parts.log),
    );
    return {
      module: ConsentServiceModule,
      controllers: [
        ConsentController,
        OverrideController,
        ProgressController,
        RecallController,
        ReleaseController,
        RetentionController,
        SubjectAccessController,
      ],
      providers: [
        { provide: RecordConsent, useValue: new RecordConsent(work, tools) },
        { provide: WithdrawConsent, useValue: new WithdrawConsent(work, tools) },
        { provide: ReadConsent, useValue: new ReadConsent(work) },
        { provide: Decide, useValue: new Decide(work, tools) },
        { provide: AnswerRecall, useValue: new AnswerRecall(work, tools) },
        { provide: ReleaseContent, useValue: new ReleaseContent(work, custody, tools) },
        { provide: ReleaseRecord, useValue: new ReleaseRecord(work, tools) },
        { provide: EraseContent, useValue: new EraseContent(work, custody, tools) },
        { provide: KeepRetention, useValue: new KeepRetention(work) },
        { provide: ContentKeys, useValue: new ContentKeys(work, custody, tools) },
        {
          provide: OpenSubjectAccess,
          useValue: new OpenSubjectAccess(
            work,
            new GatherAccount(work, new RecordPartsClient(parts.requests), custody, tools),
            tools,
          ),
        },
        { provide: RedactRecord, useValue: new RedactRecord(work, custody, tools) },
        { provide: ReadRecord, useValue: new ReadRecord(work) },
        { provide: OverrideSharing, useValue: new OverrideSharing(work, tools) },
        { provide: OnEpisodeChanged, useValue: new OnEpisodeChanged(work, tools, retention) },
        { provide: OnDeliveryProgress, useValue: new OnDeliveryProgress(work) },
      ],
    };
  }
  /** Before the first request. */
  static prepare(parts: ServiceParts): Promise<void> {
    return new RewrapKeys(
      parts.unitOfWork<ConsentStores>((manager) => storesOn(manager, parts.storageSealer)),
      custodyOf(parts.keys),
      parts.ids,
    ).check();
  }
}

function custodyOf(keys: ServiceParts['keys']): FileKeyCustody {
  return new FileKeyCustody(keys['custody'] as KeyRing, keys['receipts'] as JWK);
}

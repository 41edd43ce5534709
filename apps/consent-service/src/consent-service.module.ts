import {
  type Composition,
  followPeople,
  followPolicies,
  repeat,
  type RetentionSchedule,
  type ServiceParts,
  tellWaits,
  wakeDue,
} from '@hub/service-host';
import type { PolicyFiles } from '@hub/policy';
import { FileKeyCustody } from './adapters/file-key-custody.js';
import { consentHandlers } from './adapters/messaging/consent-handlers.js';
import { overrideHandlers } from './adapters/messaging/override-handlers.js';
import { progressHandlers } from './adapters/messaging/progress-handlers.js';
import { recallHandlers } from './adapters/messaging/recall-handlers.js';
import { releaseHandlers } from './adapters/messaging/release-handlers.js';
import { retentionHandlers } from './adapters/messaging/retention-handlers.js';
import { subjectAccessHandlers } from './adapters/messaging/subject-access-handlers.js';
import { CONSENT_WAITS } from './adapters/persistence/standing-waits.js';
import { storesOn } from './adapters/persistence/stores.js';
import { LookupsClient } from './adapters/lookups-client.js';
import { RecordPartsClient } from './adapters/record-parts-client.js';
import { AcknowledgeConsent } from './application/consents/acknowledge-consent.js';
import { AnswerRecall } from './application/recalls/answer-recall.js';
import { ReadRecalls } from './application/recalls/read-recalls.js';
import { Decide } from './application/consents/decide.js';
import { FindTold } from './application/consents/find-told.js';
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
import { PreviewConsent } from './application/consents/preview-consent.js';
import { ReadConsent } from './application/consents/read-consent.js';
import { RecordConsent } from './application/consents/record-consent.js';
import { WatchClocks } from './application/recalls/watch-clocks.js';
import { WithdrawConsent } from './application/consents/withdraw-consent.js';
import type { RecallPolicy } from './domain/recall.js';
import type { ConsentKeys } from './keys.js';

const WATCH_MS = 1_000;
const FORGET_MS = 60 * 60_000;
const REWRAP_MS = 10 * 60_000;

/** Composition of consent-service. */
export function composeConsentService(
  parts: ServiceParts<ConsentKeys>,
  {
    recall,
    retention,
    access,
  }: {
    readonly recall: RecallPolicy;
    readonly retention: RetentionSchedule;
    readonly access: PolicyFiles;
  },
): Composition {
  const { clock, ids, chance, storageSealer, keys } = parts;
  const work = parts.unitOfWork<ConsentStores>((manager) => storesOn(manager, storageSealer));
  const custody = custodyOf(keys);
  const tools = { clock, ids, chance, recall };
  const inForce = followPolicies(parts, access);
  followPeople(parts);
  tellWaits(parts, CONSENT_WAITS);
  parts.onStop(repeat(new WatchClocks(work, tools), WATCH_MS, parts.log));
  parts.onStop(repeat(new RewrapKeys(work, custody, ids), REWRAP_MS, parts.log));
  const wakeRetention = new WakeRetention(work, custody, ids);
  wakeDue(parts, work, RETENTION_TIMER, (id) => wakeRetention.execute(id));
  parts.onStop(
    repeat(new ForgetRecords(work, tools, retention.subjectAccessDays), FORGET_MS, parts.log),
  );

  const recordConsent = new RecordConsent(work, tools, inForce, new LookupsClient(parts.requests));

  return {
    handlers: [
      ...consentHandlers({
        recordConsent,
        preview: new PreviewConsent(work, recordConsent, tools),
        withdrawConsent: new WithdrawConsent(work, tools, inForce),
        readConsent: new ReadConsent(work),
        acknowledge: new AcknowledgeConsent(work, clock),
        decideSharing: new Decide(work, tools),
        findTold: new FindTold(work),
      }),
      ...overrideHandlers({ overrides: new OverrideSharing(work, tools, inForce) }),
      ...progressHandlers({
        onEpisodeChanged: new OnEpisodeChanged(work, tools, retention),
        onDeliveryProgress: new OnDeliveryProgress(work),
      }),
      ...recallHandlers({
        answerRecall: new AnswerRecall(work, tools),
        readRecalls: new ReadRecalls(work, tools),
      }),
      ...releaseHandlers({
        releases: new ReleaseContent(work, custody, tools, inForce),
        keys: new ContentKeys(work, custody, tools),
        releaseRecord: new ReleaseRecord(work, tools),
      }),
      ...retentionHandlers({
        retention: new KeepRetention(work),
        eraseContent: new EraseContent(work, custody, tools),
      }),
      ...subjectAccessHandlers({
        openRequest: new OpenSubjectAccess(
          work,
          new GatherAccount(work, new RecordPartsClient(parts.requests), custody, tools),
          tools,
        ),
        redaction: new RedactRecord(work, custody, tools),
        record: new ReadRecord(work),
      }),
    ],
  };
}

/** Before the first request. */
export function prepare(parts: ServiceParts<ConsentKeys>): Promise<void> {
  return new RewrapKeys(
    parts.unitOfWork<ConsentStores>((manager) => storesOn(manager, parts.storageSealer)),
    custodyOf(parts.keys),
    parts.ids,
  ).check();
}

function custodyOf(keys: ConsentKeys): FileKeyCustody {
  return new FileKeyCustody(keys.custody, keys.receipts);
}

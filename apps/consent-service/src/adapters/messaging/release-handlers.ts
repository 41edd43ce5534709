import * as messages from '@hub/internal-messages';
import { ReadReceiptKey, ReadRelease, RequestRelease } from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { ContentKeys } from '../../application/releases/content-keys.js';
import type { ReleaseContent } from '../../application/releases/release-content.js';
import type { ReleaseRecord } from '../../application/releases/release-record.js';

/** What is asked about releases and the keys they need. */
export function releaseHandlers({
  releases,
  keys,
  releaseRecord,
}: {
  readonly releases: ReleaseContent;
  readonly keys: ContentKeys;
  readonly releaseRecord: ReleaseRecord;
}): Handler[] {
  return [
    answer(messages.ReleaseRecord, (payload, context) => releaseRecord.execute(payload, context)),
    answer(RequestRelease, (payload, context) => releases.request(payload, context)),
    answer(messages.HandOver, (payload, context) => releases.handOver(payload, context)),
    answer(messages.PassContent, (payload, context) => releases.pass(payload, context)),
    answer(ReadRelease, (payload, context) => releases.read(payload, context)),
    answer(messages.IssueContentKey, (payload, context) => keys.issue(payload, context)),
    answer(messages.OpenContentKey, (payload) => keys.open(payload)),
    answer(ReadReceiptKey, () => keys.receiptKey()),
  ];
}

import * as messages from '@hub/contracts/consent';
import { answer, type Handler } from '@hub/service-host';
import type { OpenSubjectAccess } from '../../application/subject-access/open-subject-access.js';
import type { ReadRecord } from '../../application/subject-access/read-record.js';
import type { RedactRecord } from '../../application/subject-access/redact-record.js';

/** What a family’s request for its record needs. */
export function subjectAccessHandlers({
  openRequest,
  redaction,
  record,
}: {
  readonly openRequest: OpenSubjectAccess;
  readonly redaction: RedactRecord;
  readonly record: ReadRecord;
}): Handler[] {
  return [
    answer(messages.OpenSubjectAccess, (payload, context) => openRequest.execute(payload, context)),
    answer(messages.Redact, (payload, context) => redaction.mark(payload, context)),
    answer(messages.ApproveRedactions, (payload, context) => redaction.decide(payload, context)),
    answer(messages.ListSubjectAccess, (payload, context) => record.list(payload, context)),
    answer(messages.ReadSubjectAccess, (payload, context) => record.one(payload, context)),
    answer(messages.ListRecordItems, (payload, context) => record.items(payload, context)),
    answer(messages.ReadBundle, (payload, context) => record.bundle(payload, context)),
    answer(messages.ReadRecordPage, (payload, context) => record.page(payload, context)),
  ];
}

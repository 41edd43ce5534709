import { type RecordConsentPayload, type Refusal, refuse } from '@hub/contracts';
import type { Consent } from './consent.js';

export interface Recording {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
}

/** What a family decided, as a consent on record, or why it cannot be recorded. */
export function recordConsent(statement: RecordConsentPayload, recording: Recording): Consent | Refusal {
  if (statement.givenBy.kind === 'child' && statement.givenBy.capacityBasis === undefined) {
    return refuse('capacity_basis_missing');
  }
  if (statement.recipients.kind === 'listed' && (statement.recipients.authorities ?? []).length === 0) {
    return refuse('recipients_missing');
  }
  if (Date.parse(statement.givenAt) > Date.parse(recording.at)) {
    return refuse('date_in_future', undefined, [{ field: 'givenAt', message: 'lies in the future' }]);
  }
  return {
    id: recording.id,
    episodeId: statement.episodeId,
    authority: recording.authority,
    state: statement.decision,
    givenBy: statement.givenBy,
    purpose: statement.purpose,
    scope: statement.scope,
    recipients: statement.recipients,
    sensitiveServices: statement.sensitiveServices ?? false,
    evidenceReference: statement.evidenceReference,
    givenAt: statement.givenAt,
    recordedAt: recording.at,
    version: 1,
  };
}

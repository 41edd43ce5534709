import { AUTHORITY_CODES, type Refusal, refuse } from '@hub/contracts';
import type { RecordConsentPayload } from '@hub/contracts/consent';
import type { GrantedConsent, RefusedConsent } from './consent.js';

export interface Recording {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
}

/** What a family decided, as a consent on record, or the rule that keeps it from being recorded. */
export function recordConsent(
  statement: RecordConsentPayload,
  recording: Recording,
): GrantedConsent | RefusedConsent | Refusal {
  const fault =
    giverFault(statement) ?? wordsFault(statement) ?? timeFault(statement, recording.at);
  if (fault) return fault;
  const { decision: state, purpose, ...said } = statement;
  return {
    ...said,
    purpose: purpose.trim(),
    id: recording.id,
    authority: recording.authority,
    state,
    recordedAt: recording.at,
    version: 1,
  };
}

/** Under 16, ability is judged for the decision at hand; from 16 on it is presumed. */
function giverFault({ givenBy }: RecordConsentPayload): Refusal | undefined {
  if (givenBy.kind === 'carer')
    return refuse(
      'giver_may_not_consent',
      'A carer without parental responsibility cannot decide.',
    );
  const judged = givenBy.capacityBasis !== undefined || givenBy.sixteenOrOver === true;
  return givenBy.kind === 'child' && !judged ? refuse('capacity_basis_missing') : undefined;
}

function wordsFault({ purpose, recipients }: RecordConsentPayload): Refusal | undefined {
  if (purpose.trim() === '') return refuse('purpose_missing');
  const listed = recipients.authorities ?? [];
  const unknown = listed.findIndex((code) => !AUTHORITY_CODES.includes(code));
  if (unknown >= 0)
    return refuse('recipient_unknown', undefined, [
      {
        field: `recipients.authorities.${String(unknown)}`,
        message: 'is none of the 33 authorities',
      },
    ]);
  return recipients.kind === 'listed' && listed.length === 0
    ? refuse('recipients_missing')
    : undefined;
}

function timeFault({ givenAt, expiresAt }: RecordConsentPayload, now: string): Refusal | undefined {
  if (Date.parse(givenAt) > Date.parse(now))
    return refuse('date_in_future', undefined, [
      { field: 'givenAt', message: 'lies in the future' },
    ]);
  return expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now)
    ? refuse('consent_expired')
    : undefined;
}

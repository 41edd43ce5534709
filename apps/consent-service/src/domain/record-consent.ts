import { AUTHORITY_CODES, type Refusal, refuse } from '@hub/contracts';
import {
  type AgeBand,
  ageFault,
  isSixteen,
  type RecordConsentPayload,
} from '@hub/contracts/consent';
import { endOfLondonDay, londonDate } from '@hub/working-time';
import type { GrantedConsent, RefusedConsent } from './consent.js';

const DAY_MS = 86_400_000;
const MOST_DAYS_UNCONFIRMED = 28;

export interface Recording {
  /** How old the child was when the family decided, where the lookup knows it. */
  readonly age?: AgeBand | undefined;
  readonly id: string;
  readonly authority: string;
  readonly at: string;
}

/** What a family decided, as a consent on record, or the rule that keeps it from being recorded. */
export function recordConsent(
  said: RecordConsentPayload,
  recording: Recording,
): GrantedConsent | RefusedConsent | Refusal {
  const statement = atAge(said, recording.age);
  const fault =
    (recording.age && ageFault(said.givenBy, recording.age)) ??
    giverFault(statement) ??
    wordsFault(statement) ??
    timeFault(statement, recording.at) ??
    confirmationFault(statement);
  if (fault) return fault;
  const { decision: state, purpose, ...terms } = statement;
  const ends = endOf(statement);
  return {
    ...terms,
    ...(ends === undefined ? {} : { expiresAt: ends }),
    purpose: purpose.trim(),
    id: recording.id,
    authority: recording.authority,
    state,
    recordedAt: recording.at,
    version: 1,
  };
}

/** What is known counts for what was not said. */
function atAge(statement: RecordConsentPayload, age: AgeBand | undefined): RecordConsentPayload {
  if (age === undefined) return statement;
  return { ...statement, givenBy: { ...statement.givenBy, sixteenOrOver: isSixteen(age) } };
}

/**
 * Under 16, ability is judged for the decision at hand; from 16 on it is presumed, so that another
 * agrees for a young person only with them. A parent alone may agree, and one who knows that
 * another does not says why it is right all the same.
 */
function giverFault({ givenBy, decision }: RecordConsentPayload): Refusal | undefined {
  if (givenBy.kind === 'carer')
    return refuse(
      'giver_may_not_consent',
      'A carer without parental responsibility cannot decide.',
    );
  const judged = givenBy.capacityBasis !== undefined || givenBy.sixteenOrOver === true;
  if (givenBy.kind === 'child') return judged ? undefined : refuse('capacity_basis_missing');
  if (decision === 'refused') return undefined;
  const asked = givenBy.youngPersonAgrees === true || givenBy.overrulesChild !== undefined;
  if (givenBy.sixteenOrOver === true && !asked) return refuse('young_person_not_asked');
  return givenBy.otherParent === 'disagrees' && givenBy.despiteDisagreement === undefined
    ? refuse('parents_disagree')
    : undefined;
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

/** What a family agrees to by telephone stands for some days, until it has it in writing. */
function confirmationFault(statement: RecordConsentPayload): Refusal | undefined {
  const { confirmedInWritingBy: by, explained, decision, givenAt } = statement;
  if (by === undefined)
    return explained === 'by_telephone' && decision === 'granted'
      ? refuse('written_confirmation_missing')
      : undefined;
  const days = (Date.parse(by) - Date.parse(londonDate(givenAt))) / DAY_MS;
  return days < 0 || days > MOST_DAYS_UNCONFIRMED
    ? refuse('written_confirmation_missing', undefined, [
        { field: 'confirmedInWritingBy', message: 'is not within 28 days of the call' },
      ])
    : undefined;
}

/** The end that was agreed, or the one that an unwritten consent has, whichever comes first. */
function endOf({
  expiresAt,
  confirmedInWritingBy: by,
  decision,
}: RecordConsentPayload): string | undefined {
  if (by === undefined || decision === 'refused') return expiresAt;
  const unwritten = endOfLondonDay(by);
  return expiresAt !== undefined && Date.parse(expiresAt) < Date.parse(unwritten)
    ? expiresAt
    : unwritten;
}

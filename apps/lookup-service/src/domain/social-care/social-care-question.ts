import { AUTHORITY_CODES } from '@hub/contracts';
import type {
  AnswerSocialCarePayload,
  ChildDetails,
  SocialCareRow,
  SocialCareWish,
  StartLookupPayload,
} from '@hub/contracts/lookup';
import type { Contact } from '@hub/contracts/shape';

export type SocialCareAnswer = Omit<AnswerSocialCarePayload, 'questionId'>;

/** Whether social care of an authority knows the child of a lookup: as it was asked there. */
export interface SocialCareQuestion {
  readonly id: string;
  readonly lookupId: string;
  readonly authority: string;
  readonly askedAt: string;
  readonly answerBy: string;
  /** `kept_from`: nothing was sent there, and it reads as one that does not answer. */
  readonly standing: 'asked' | 'kept_from' | 'not_connected';
  /** It was asked by number, name and birth date, so that a number can agree with both. */
  readonly isNumbered: boolean;
  /** The authority has a record of the child that must not show. */
  readonly hides: boolean;
  /** A person there said that their record is of the child. */
  readonly confirmed: boolean;
  readonly dutyTeam: Contact;
  readonly answered?: { readonly answer: SocialCareAnswer; readonly at: string };
}

/**
 * Who is asked: where the child lives, whom the asker names, and who has a record that shows; for
 * safeguarding alone all 33.
 */
export function whomToAsk(
  { purpose, wish }: Pick<StartLookupPayload, 'purpose'> & { readonly wish?: SocialCareWish },
  holders: readonly string[],
): readonly string[] {
  if (purpose === 'safeguarding') return AUTHORITY_CODES;
  if (!wish) return [];
  const asked = new Set([wish.homeAuthority, ...(wish.authorities ?? []), ...holders]);
  return AUTHORITY_CODES.filter((authority) => asked.has(authority));
}

/** Whether a number can agree with name and birth date. */
export function isNumbered({
  nhsNumber,
  givenName,
  familyName,
  dateOfBirth,
}: ChildDetails): boolean {
  return [nhsNumber, givenName, familyName, dateOfBirth].every((detail) => detail !== undefined);
}

/**
 * Whether it is this child: by its number beside the rest, or by a person who looked, be it after
 * the hub's own question about a record.
 */
function isSure(
  { isNumbered: numbered, confirmed }: Pick<SocialCareQuestion, 'isNumbered' | 'confirmed'>,
  { sureBy }: SocialCareAnswer,
): boolean {
  return confirmed || sureBy === 'person' || (sureBy === 'number' && numbered);
}

/** Whether no other answer is to come: of a child who is not sure, a person may say more. */
export function isSettled({ answered, ...question }: SocialCareQuestion): boolean {
  return (
    answered !== undefined && (!saysInvolved(answered.answer) || isSure(question, answered.answer))
  );
}

/** Whether its answer can still come in time. */
export function isAwaited({ standing, answered, answerBy }: SocialCareQuestion, now: string) {
  return standing !== 'not_connected' && answered === undefined && now < answerBy;
}

/**
 * What the asker sees of an answer. Of a child that must not be found nothing shows: it reads as
 * one whom nobody knows.
 *
 * @param hides whether the authority turned out to hold a record that must not show
 */
export function shownAnswer(
  question: SocialCareQuestion,
  answer: SocialCareAnswer,
  hides: boolean,
): Pick<SocialCareRow, 'answer' | 'on'> {
  if (hides || question.hides) return { answer: 'unknown' };
  if (!saysInvolved(answer)) return { answer: answer.answer };
  if (!isSure(question, answer)) return { answer: 'not_disclosed' };
  return { answer: answer.answer, ...(answer.on === undefined ? {} : { on: answer.on }) };
}

function saysInvolved({ answer }: SocialCareAnswer): boolean {
  return answer === 'now' || answer === 'before';
}

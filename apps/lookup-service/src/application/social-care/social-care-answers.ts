import { authorityName } from '@hub/contracts';
import type { SocialCareAnswers, SocialCareRow } from '@hub/contracts/lookup';
import { type Enquiry, isGathering, isShielded } from '../../domain/lookups/enquiry.js';
import {
  isAwaited,
  shownAnswer,
  type SocialCareQuestion,
} from '../../domain/social-care/social-care-question.js';
import { coverageOf } from '../lookups/coverage-sentence.js';

/**
 * What the asker sees of social care at that instant.
 *
 * @param enquiries of the same lookup: an authority that is asked live says with them whether the
 * child must not be found there, so its social care says nothing before
 */
export function socialCareAnswers(
  questions: readonly SocialCareQuestion[],
  enquiries: readonly Enquiry[],
  now: string,
): SocialCareAnswers | undefined {
  if (questions.length === 0) return undefined;
  const live = new Map(enquiries.map((enquiry) => [enquiry.authority, enquiry]));
  const rows = questions.map((one) => rowOf(one, live.get(one.authority), now));
  return {
    status: rows.some(({ silence }) => silence === 'waiting') ? 'gathering' : 'complete',
    coverage: `social care: ${coverageOf(
      rows.map(({ name, silence }) => ({ name, isSilent: silence !== undefined })),
    )}`,
    rows,
  };
}

function rowOf(
  question: SocialCareQuestion,
  enquiry: Enquiry | undefined,
  now: string,
): SocialCareRow {
  const { authority, standing, dutyTeam, answered } = question;
  const row = { authority, name: authorityName(authority), dutyTeam };
  const silent = (silence: NonNullable<SocialCareRow['silence']>): SocialCareRow => ({
    ...row,
    answer: 'unknown',
    silence,
  });
  if (standing === 'not_connected') return silent('not_connected');
  if (!answered) return silent(isAwaited(question, now) ? 'waiting' : 'timeout');
  if (enquiry && enquiry.answer === undefined)
    return silent(isGathering(enquiry, now) ? 'waiting' : 'timeout');
  const hides = enquiry !== undefined && isShielded(enquiry);
  const { answer, at } = answered;
  return {
    ...row,
    ...shownAnswer(question, answer, hides),
    answeredAt: at,
    // Another number to ring would say that there is somebody to ring about.
    ...(hides || question.hides ? {} : { dutyTeam: answer.dutyTeam ?? dutyTeam }),
  };
}

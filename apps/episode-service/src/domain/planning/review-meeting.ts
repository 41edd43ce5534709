import { type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerInvitationPayload,
  RecordReviewMeetingPayload,
  ReviewInvitationView,
  ReviewMeetingView,
} from '@hub/contracts/planning';
import { londonDate } from '@hub/working-time';
import { actingLead, type Episode } from '../episode.js';
import type { Document } from '../folders/document.js';
import { isHidden } from '../shield-terms.js';
import { closedOn, type ClosedPeople } from './closed-on-day.js';

/** A meeting of the whole team and the family about the plan; their words are in the folder. */
export type ReviewMeeting = Readonly<ReviewMeetingView>;
type Invitation = Readonly<ReviewInvitationView>;

interface Act {
  readonly authority: string;
  readonly at: string;
}

interface Call extends Act {
  readonly id: string;
  readonly meetingOn: string;
  readonly closed?: ClosedPeople;
}

/**
 * Everybody who leads or is in the team is invited, and the family; nobody it is hidden from. Of
 * who is closed on that day it is said.
 */
export function callReview(
  episode: Episode,
  { id, authority, at, meetingOn, closed }: Call,
): ReviewMeeting {
  const { id: episodeId, lead, team, shield } = episode;
  const personId = actingLead(episode);
  const people = [
    { invitedAs: 'lead_professional' as const, authority: lead.authority, personId },
    ...team.map((one) => ({
      invitedAs: 'team_member' as const,
      authority: one.authority,
      personId: one.personId,
    })),
  ]
    .filter((one) => !isHidden(shield, one))
    .map((one) => ({ ...one, ...closedOn(meetingOn, closed?.get(one.personId)) }));
  const family = [{ invitedAs: 'child' as const }, { invitedAs: 'parent_or_carer' as const }];
  const invitations: Invitation[] = [...people, ...family].map((one, before) => ({
    ...one,
    place: before + 1,
  }));
  const called = { calledBy: authority, calledAt: at, meetingOn };
  return { id, episodeId, state: 'called', ...called, invitations: [...invitations] };
}

/** Whoever is invited says whether they come, and may think again until it is held. */
export function answerInvitation(
  review: ReviewMeeting,
  { answer }: Pick<AnswerInvitationPayload, 'answer'>,
  personId: string | undefined,
): ReviewMeeting | Refusal {
  const own = review.invitations.find((one) => personId !== undefined && one.personId === personId);
  if (!own) return refuse('not_invited');
  if (review.state !== 'called') return refuse('conflict', `The review is ${review.state}.`);
  const invitations = review.invitations.map((one) => (one === own ? { ...own, answer } : one));
  return { ...review, invitations };
}

/** Who was there is said of each who was invited, once. */
export function recordMeeting(
  review: ReviewMeeting,
  command: RecordReviewMeetingPayload,
  { authority, at, documents }: Act & { readonly documents: readonly Document[] },
): ReviewMeeting | Refusal {
  if (review.state !== 'called') return refuse('conflict', `The review is ${review.state}.`);
  const { heldOn, attendance, childsView, parentsView, documentId } = command;
  if (heldOn > londonDate(at)) return refuse('date_in_future');
  if (heldOn < londonDate(review.calledAt))
    return unfit('heldOn', 'must not lie before the day on which it was called');
  const said = new Map(attendance.map((one) => [one.place, one.attendance]));
  if (said.size !== attendance.length || attendance.length !== review.invitations.length)
    return unfit('attendance', 'must say it once of each who was invited');
  const unknown = attendance.find(({ place }) => place > review.invitations.length);
  if (unknown) return unfit('attendance', `has no invitation in place ${String(unknown.place)}`);
  const document = documents.find((one) => one.id === documentId);
  if (
    documentId !== undefined &&
    (document?.category !== 'progress_review' || document.authority !== authority)
  )
    return unfit('documentId', 'is no progress review of your authority in this folder');
  if ([childsView, parentsView].includes('in_the_document') && documentId === undefined)
    return unfit('documentId', 'is needed where a view is in it');
  return {
    ...review,
    state: 'held',
    heldOn,
    childsView,
    parentsView,
    ...(documentId === undefined ? {} : { documentId }),
    invitations: review.invitations.map((one) => {
      const was = said.get(one.place);
      return was === undefined ? one : { ...one, attendance: was };
    }),
  };
}

/** Authorities whose people were invited, and did not come without a word. */
export function absentFrom({ invitations }: ReviewMeeting): string[] {
  const absent = invitations.flatMap(({ attendance, authority }) =>
    attendance === 'absent' && authority !== undefined ? [authority] : [],
  );
  return [...new Set(absent)].sort();
}

export function isOpenReview({ state }: ReviewMeeting): boolean {
  return state === 'called' || state === 'held';
}

export function endReview(review: ReviewMeeting, state: 'completed' | 'cancelled'): ReviewMeeting {
  return { ...review, state };
}

/** As it stood before the step that ended it was taken back. */
export function reopenReview(review: ReviewMeeting): ReviewMeeting {
  return { ...review, state: review.heldOn === undefined ? 'called' : 'held' };
}

function unfit(field: string, message: string): Refusal {
  return refuse('plan_unfit', undefined, [{ field, message }]);
}

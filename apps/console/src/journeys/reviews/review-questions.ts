import { authorityName } from '@hub/contracts';
import type { Folder } from '@hub/contracts/episode';
import type { NamedPerson } from '@hub/contracts/identity';
import type {
  AnswerInvitationPayload,
  AnswerRecommendationPayload,
  MakeRecommendationPayload,
  RecommendationView,
  RecordReviewMeetingPayload,
  ReviewInvitationView,
  ReviewMeetingView,
} from '@hub/contracts/planning';
import { chosenIn, dayIn, type Field, partOf } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import type { Form } from '../../session/form.js';
import { dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import {
  ATTENDED,
  BECAUSE,
  COMES,
  FOLLOWS,
  INVITED,
  RECOMMENDED,
  VOICES,
  WHY_NOT,
} from './review-words.js';

export const pathOf = (episodeId: string): string => `/cases/${episodeId}/reviews`;
const backTo = (episodeId: string) => ({ text: 'Reviews of the plan', href: pathOf(episodeId) });

/** A place in the list of those invited, in words. */
export function invitedText(
  { invitedAs, personId, authority }: ReviewInvitationView,
  people: readonly NamedPerson[] | undefined,
): string {
  if (personId === undefined || authority === undefined) return INVITED[invitedAs];
  return `${peopleIn(people)(personId, authority).name}, ${authorityName(authority)}`;
}

export const invitationQuestion = ({ episodeId, id, meetingOn }: ReviewMeetingView): Question => ({
  title: 'Say whether you come to the review',
  action: `${pathOf(episodeId)}/${id}/answer`,
  back: backTo(episodeId),
  facts: [{ key: 'On', value: dateOf(meetingOn) }],
  fields: [
    {
      kind: 'one',
      name: 'answer',
      label: 'Do you come?',
      words: COMES,
      missing: 'Select whether you come',
    },
  ],
  button: 'Send the answer',
});

export const invitationFrom = (
  form: Form,
  { episodeId, id: reviewId }: ReviewMeetingView,
): AnswerInvitationPayload => ({
  episodeId,
  reviewId,
  answer: chosenIn(COMES, form, 'answer'),
});

const presence = ({ place }: ReviewInvitationView): string => `present-${String(place)}`;

/** Who was there, and where the family’s words are. */
export function meetingQuestion(
  { episodeId, id, meetingOn, invitations }: ReviewMeetingView,
  folder: Folder,
  { own, people }: { readonly own: string; readonly people?: readonly NamedPerson[] | undefined },
): Question {
  const reviews = folder.documents.filter(
    ({ category, authority }) => category === 'progress_review' && authority === own,
  );
  return {
    title: 'Write down who was at the review',
    action: `${pathOf(episodeId)}/${id}/meeting`,
    back: backTo(episodeId),
    lead: ['What the child and the parents said is written in the review in the folder, not here.'],
    facts: [{ key: 'Called for', value: dateOf(meetingOn) }],
    fields: [
      { kind: 'day', name: 'held', label: 'When was it held?', missing: 'Enter the day' },
      ...invitations.map((one): Field => ({
        kind: 'one',
        name: presence(one),
        label: invitedText(one, people),
        words: ATTENDED,
        missing: `Select whether they were there: ${invitedText(one, people)}`,
      })),
      {
        kind: 'one',
        name: 'childsView',
        label: 'What did the child say?',
        words: VOICES,
        missing: 'Select where the child’s words are',
      },
      {
        kind: 'one',
        name: 'parentsView',
        label: 'What did the parents or carers say?',
        words: VOICES,
        missing: 'Select where the parents’ words are',
      },
      {
        kind: 'listed',
        name: 'documentId',
        label: 'Which review in the folder has their words? (needed where one has)',
        words: Object.fromEntries(
          reviews.map(({ id: documentId, versions }) => [
            documentId,
            `Review of ${versions[0] ? dateOf(versions[0].addedAt) : authorityName(own)}`,
          ]),
        ),
        none: 'None',
      },
    ],
    button: 'Write it down',
  };
}

export const meetingFrom = (
  form: Form,
  { episodeId, id: reviewId, invitations }: ReviewMeetingView,
): RecordReviewMeetingPayload => ({
  episodeId,
  reviewId,
  heldOn: dayIn(form, 'held'),
  attendance: invitations.map((one) => ({
    place: one.place,
    attendance: chosenIn(ATTENDED, form, presence(one)),
  })),
  childsView: chosenIn(VOICES, form, 'childsView'),
  parentsView: chosenIn(VOICES, form, 'parentsView'),
  ...partOf(form, 'documentId'),
});

export const recommendQuestion = (episodeId: string): Question => ({
  title: 'Recommend something to who leads',
  action: `/cases/${episodeId}/recommend`,
  back: backTo(episodeId),
  lead: [
    'They answer within five working days, or one where the child is at risk. Where a child is in danger now, ring social care or the police first.',
  ],
  fields: [
    {
      kind: 'one',
      name: 'what',
      label: 'What do you recommend?',
      words: RECOMMENDED,
      missing: 'Select what you recommend',
    },
    { kind: 'one', name: 'because', label: 'Why?', words: BECAUSE, missing: 'Select why' },
  ],
  button: 'Recommend it',
});

export const recommendationFrom = (form: Form, episodeId: string): MakeRecommendationPayload => ({
  episodeId,
  what: chosenIn(RECOMMENDED, form, 'what'),
  because: chosenIn(BECAUSE, form, 'because'),
});

export const answerQuestion = (episodeId: string, one: RecommendationView): Question => ({
  title: 'Answer what was recommended',
  action: `/cases/${episodeId}/recommendations/${one.id}/answer`,
  back: backTo(episodeId),
  facts: [
    { key: authorityName(one.authority), value: RECOMMENDED[one.what] },
    { key: 'Why', value: BECAUSE[one.because] },
  ],
  fields: [
    {
      kind: 'one',
      name: 'answer',
      label: 'Do you follow it?',
      words: FOLLOWS,
      missing: 'Select whether you follow it',
    },
    {
      kind: 'listed',
      name: 'reason',
      label: 'If you do not: why?',
      words: WHY_NOT,
      none: 'I follow it',
    },
  ],
  button: 'Send the answer',
});

export const answerFrom = (
  form: Form,
  episodeId: string,
  recommendationId: string,
): AnswerRecommendationPayload => {
  const answer = chosenIn(FOLLOWS, form, 'answer');
  const reason = answer === 'follows' ? {} : partOf(form, 'reason');
  return { episodeId, recommendationId, answer, ...reason } as AnswerRecommendationPayload;
};

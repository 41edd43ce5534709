import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import {
  AnswerInvitation,
  AnswerRecommendation,
  MakeRecommendation,
  type RecommendationList,
  type RecommendationView,
  RecordReviewMeeting,
  type ReviewInvitationView,
  type ReviewMeetingList,
  type ReviewMeetingView,
} from '@hub/contracts/planning';
import { mayAsk } from '../../pages/acts.js';
import { known, type Link, type LinkedCard } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { coverText, notCountedFacts } from '../../words/closed-words.js';
import { dateOf } from '../../words/dates.js';
import { invitedText, pathOf } from './review-questions.js';
import {
  ATTENDED,
  BECAUSE,
  COMES,
  FOLLOWS,
  RECOMMENDED,
  STATES,
  VOICES,
  WHY_NOT,
} from './review-words.js';

export interface ReviewsView {
  readonly title: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly reviews: readonly LinkedCard[];
  readonly recommendations: readonly LinkedCard[];
}

type WithPeople<List> = List & { readonly people?: readonly NamedPerson[] };

/** The reviews of a plan with who came, and what was recommended to who leads. */
export function reviewsView(
  reviews: WithPeople<ReviewMeetingList>,
  { items: recommended }: RecommendationList,
  viewer: Person,
): ReviewsView {
  const { episodeId, items, people } = reviews;
  return {
    title: 'Reviews of the plan',
    back: { text: 'Back to the case', href: `/cases/${episodeId}` },
    links: mayAsk(MakeRecommendation, viewer)
      ? [{ text: 'Recommend something to who leads', href: `/cases/${episodeId}/recommend` }]
      : [],
    reviews: items.map((one) => reviewPart(one, people, viewer)),
    recommendations: recommended.map((one) => recommendationPart(one, episodeId, viewer, people)),
  };
}

function reviewPart(
  review: ReviewMeetingView,
  people: readonly NamedPerson[] | undefined,
  viewer: Person,
): LinkedCard {
  const { episodeId, id, state, meetingOn, heldOn, childsView, parentsView } = review;
  const path = `${pathOf(episodeId)}/${id}`;
  const isCalled = state === 'called';
  const isInvited = review.invitations.some(({ personId }) => personId === viewer.id);
  return {
    heading: `Review of ${dateOf(heldOn ?? meetingOn)}`,
    tag: STATES[state],
    facts: [
      ...review.invitations.map((one) => ({
        key: invitedText(one, people),
        value: [presenceOf(one), ...closedText(one, people)].join('. '),
      })),
      ...known('The child’s words', childsView && VOICES[childsView]),
      ...known('The parents’ words', parentsView && VOICES[parentsView]),
    ],
    links: [
      ...(isCalled && isInvited && mayAsk(AnswerInvitation, viewer)
        ? [{ text: 'Say whether you come', href: `${path}/answer` }]
        : []),
      ...(isCalled && mayAsk(RecordReviewMeeting, viewer)
        ? [{ text: 'Write down who was there', href: `${path}/meeting` }]
        : []),
    ],
  };
}

/** Whoever works for somebody who is closed on that day may not come, and said nothing yet. */
function closedText(
  { closed, attendance }: ReviewInvitationView,
  people: readonly NamedPerson[] | undefined,
): string[] {
  if (!closed || attendance !== undefined) return [];
  const words = `Closed on that day (${closed.name}), open again on ${dateOf(closed.openAgainOn)}`;
  return [words, ...coverText(closed, people)];
}

function presenceOf({ answer, attendance }: ReviewInvitationView): string {
  if (attendance !== undefined) return ATTENDED[attendance];
  return answer === undefined ? 'Invited' : COMES[answer].replace(/^I /, 'Says: I ');
}

function recommendationPart(
  one: RecommendationView,
  episodeId: string,
  viewer: Person,
  people: readonly NamedPerson[] | undefined,
): LinkedCard {
  const { id, authority, what, because, madeAt, answerBy, answer, reason } = one;
  return {
    heading: `${RECOMMENDED[what]}, ${authorityName(authority)}`,
    facts: [
      { key: 'Recommended on', value: dateOf(madeAt) },
      { key: 'Why', value: BECAUSE[because] },
      ...(answer === undefined
        ? [
            { key: 'Answer by', value: dateOf(answerBy) },
            ...notCountedFacts(one.notCounted, people),
          ]
        : [{ key: 'Who leads said', value: FOLLOWS[answer] }]),
      ...known('Why not', reason && WHY_NOT[reason]),
    ],
    links:
      answer === undefined && mayAsk(AnswerRecommendation, viewer)
        ? [
            {
              text: 'Answer it, as who leads',
              href: `/cases/${episodeId}/recommendations/${id}/answer`,
            },
          ]
        : [],
  };
}

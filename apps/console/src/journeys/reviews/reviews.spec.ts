import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '@hub/contracts/notification';
import type { RecommendationView, ReviewMeetingView } from '@hub/contracts/planning';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { pageOf } from '../home/inbox-words.js';
import { answerFrom, meetingFrom, meetingQuestion } from './review-questions.js';
import { reviewsView } from './reviews-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const viewer = (id: string, roles: Person['roles'] = ['practitioner']): Person => ({
  ...{ id, name: 'Ada', post: 'x', authority: LEWISHAM },
  roles,
});
const REVIEW: ReviewMeetingView = {
  ...{ id: OTHER, episodeId: ID, state: 'called', meetingOn: '2026-11-24' },
  ...{ calledBy: LEWISHAM, calledAt: '2026-11-20T09:00:00Z' },
  invitations: [
    { place: 1, invitedAs: 'lead_professional', authority: LEWISHAM, personId: ID },
    { place: 2, invitedAs: 'child' },
  ],
};
const RECOMMENDATION: RecommendationView = {
  ...{ id: OTHER, authority: GREENWICH, what: 'close', because: 'needs_met' },
  ...{ madeAt: '2026-11-20T09:00:00Z', answerBy: '2026-11-27T17:00:00Z' },
};
const FOLDER = { documents: [], held: [] } as object as never;
const FORM = {
  ...{ 'held-day': '24', 'held-month': '11', 'held-year': '2026' },
  ...{ 'present-1': 'attended', 'present-2': 'absent' },
  ...{ childsView: 'not_heard', parentsView: 'nothing_to_say' },
};
const seen = (review: ReviewMeetingView, one: RecommendationView, person: Person) =>
  reviewsView({ episodeId: ID, items: [review] }, { episodeId: ID, items: [one] }, person);

describe('the reviews of a plan', () => {
  it('offer what is open: to who is invited, while it is called', () => {
    const links = (review: ReviewMeetingView, person: Person) =>
      seen(review, RECOMMENDATION, person).reviews[0]?.links.map(({ text }) => text);
    expect(links(REVIEW, viewer(ID))).toHaveLength(2);
    expect(links(REVIEW, viewer(OTHER))).toEqual(['Write down who was there']);
    expect(links({ ...REVIEW, state: 'held' }, viewer(ID))).toEqual([]);
    expect(links(REVIEW, viewer(ID, ['service_manager']))).toEqual([]);
  });

  it('say who is closed on the day, until it is said who was there', () => {
    const closed = {
      ...{ name: 'Half term', from: '2026-11-23', to: '2026-11-27', openAgainOn: '2026-11-30' },
    };
    const [lead, child] = REVIEW.invitations;
    if (!lead || !child) throw new Error('Nobody is invited');
    const invited = (change: object) =>
      seen({ ...REVIEW, invitations: [{ ...lead, ...change }, child] }, RECOMMENDATION, viewer(ID))
        .reviews[0]?.facts[0]?.value;
    expect(invited({ closed })).toBe(
      'Invited. Closed on that day (Half term), open again on 30 November 2026',
    );
    expect(invited({ closed, attendance: 'absent' })).toBe('Did not come');
  });

  it('say who was there and where words are, and ask it of each who was invited', () => {
    const { fields } = meetingQuestion(REVIEW, FOLDER, { own: LEWISHAM });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      ...['held-day', 'present-1', 'present-2', 'childsView', 'parentsView'],
    ]);
    expect(faultsIn(fields, FORM)).toEqual([]);
    expect(meetingFrom(FORM, REVIEW)).toMatchObject({
      heldOn: '2026-11-24',
      attendance: [
        { place: 1, attendance: 'attended' },
        { place: 2, attendance: 'absent' },
      ],
      childsView: 'not_heard',
    });
  });
});

describe('what is recommended', () => {
  it('is answered once, with a reason where it is not followed', () => {
    const links = (one: RecommendationView) =>
      seen(REVIEW, one, viewer(ID)).recommendations[0]?.links.length;
    expect(links(RECOMMENDATION)).toBe(1);
    const notCounted = [{ from: '2026-11-23', to: '2026-11-24', name: 'Training days' }];
    const later = seen(REVIEW, { ...RECOMMENDATION, notCounted }, viewer(ID)).recommendations[0];
    expect(later?.facts.map(({ key }) => key)).toContain('Days not counted');
    expect(links({ ...RECOMMENDATION, answer: 'follows' })).toBe(0);
    const no = { answer: 'does_not_follow', reason: 'done_already' };
    expect(answerFrom(no, ID, OTHER)).toMatchObject(no);
    expect(answerFrom({ ...no, answer: 'follows' }, ID, OTHER)).not.toHaveProperty('reason');
  });

  it('leads from what waits to its page', () => {
    const item = { workflow: 'review_meeting', subject: OTHER, episodeId: ID };
    for (const step of ['answer_invitation', 'record_review', 'answer_recommendation'])
      expect(pageOf({ ...item, step } as object as InboxItem)).toBe(`/cases/${ID}/reviews`);
  });
});

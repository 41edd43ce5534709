import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import type { RecordReviewMeetingPayload } from '@hub/contracts/planning';
import { testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { actionPlan } from '../../testing/plan-examples.js';
import {
  absentFrom,
  answerInvitation,
  callReview,
  endReview,
  isOpenReview,
  recordMeeting,
  reopenReview,
  type ReviewMeeting,
} from './review-meeting.js';

const AT = '2026-03-02T09:30:00.000Z';
const member = { authority: GREENWICH, personId: person(2), role: 'Teacher', confirmed: true };
const nurse = { ...member, authority: SOUTHWARK, personId: person(3) };
const of = episode({
  team: [
    { ...member, id: testId(50) },
    { ...nurse, id: testId(51) },
  ],
});
const call = { id: testId(1), authority: LEWISHAM, at: AT, meetingOn: '2026-03-09' };
const called = callReview(of, call);
const documents = [
  actionPlan({ id: testId(60), category: 'progress_review' }),
  actionPlan({ id: testId(61), category: 'progress_review', authority: GREENWICH }),
];
const by = { authority: LEWISHAM, at: '2026-03-09T16:00:00.000Z', documents };
const record: RecordReviewMeetingPayload = {
  ...{ episodeId: EPISODE, reviewId: testId(1), heldOn: '2026-03-09' },
  attendance: called.invitations.map(({ place }) => ({ place, attendance: 'attended' })),
  ...{ childsView: 'nothing_to_say', parentsView: 'not_heard' },
};

function held(change: Partial<RecordReviewMeetingPayload> = {}): ReviewMeeting {
  const next = recordMeeting(called, { ...record, ...change }, by);
  if (isRefusal(next)) throw new Error(next.refused);
  return next;
}

describe('a review', () => {
  it('invites the whole team and the family, but nobody it is hidden from', () => {
    expect(
      called.invitations.map(({ place, invitedAs, authority }) => [place, invitedAs, authority]),
    ).toEqual([
      [1, 'lead_professional', LEWISHAM],
      [2, 'team_member', GREENWICH],
      [3, 'team_member', SOUTHWARK],
      [4, 'child', undefined],
      [5, 'parent_or_carer', undefined],
    ]);
    const halfTerm = { from: '2026-03-09', to: '2026-03-13', name: 'Half term' };
    const closed = new Map([[person(2), [halfTerm]]]);
    expect(callReview(of, { ...call, closed }).invitations.map((one) => one.closed)).toEqual([
      ...[undefined, { ...halfTerm, openAgainOn: '2026-03-16' }, undefined, undefined, undefined],
    ]);
    const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since: AT } as const;
    expect(callReview({ ...of, shield }, call).invitations).toHaveLength(4);
  });

  it('is answered by who is invited, until it is held', () => {
    const comes = answerInvitation(called, { answer: 'comes' }, person(2));
    expect(comes).toMatchObject({ invitations: [{}, { answer: 'comes' }, {}, {}, {}] });
    for (const stranger of [person(9), undefined])
      expect(answerInvitation(called, { answer: 'comes' }, stranger)).toEqual({
        refused: 'not_invited',
      });
    expect(answerInvitation(held(), { answer: 'comes' }, person(2))).toMatchObject({
      refused: 'conflict',
    });
  });

  it('says of each who was invited whether they were there, once', () => {
    const some = fc.array(
      fc.record({
        place: fc.integer({ min: 1, max: 6 }),
        attendance: fc.constantFrom('attended', 'sent_word', 'absent'),
      }),
      { maxLength: 7 },
    );
    const all = fc
      .shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 })
      .map((places) => places.map((place) => ({ place, attendance: 'absent' as const })));
    fc.assert(
      fc.property(fc.oneof(some, all), (attendance) => {
        const places = attendance.map(({ place }) => place).sort();
        const next = recordMeeting(called, { ...record, attendance }, by);
        expect(isRefusal(next)).toBe(places.join() !== '1,2,3,4,5');
        if (isRefusal(next)) return;
        for (const { place, attendance: was } of attendance)
          expect(next.invitations[place - 1]).toMatchObject({ place, attendance: was });
      }),
    );
  });

  it.each([
    ['heldOn', { heldOn: '2026-03-01' }, 'plan_unfit'],
    ['heldOn', { heldOn: '2026-03-10' }, 'date_in_future'],
    ['documentId', { documentId: testId(61) }, 'plan_unfit'],
    ['documentId', { childsView: 'in_the_document' }, 'plan_unfit'],
  ] as const)('is held on no %s that does not fit: %j', (_field, change, refused) => {
    expect(recordMeeting(called, { ...record, ...change }, by)).toMatchObject({ refused });
  });

  it('shows who did not come, and where the words of child and parents are', () => {
    const documentId = testId(60);
    const review = held({
      ...{ childsView: 'in_the_document', documentId },
      attendance: record.attendance.map((one) =>
        one.place === 2 || one.place === 4 ? { ...one, attendance: 'absent' } : one,
      ),
    });
    expect(review).toMatchObject({ state: 'held', childsView: 'in_the_document', documentId });
    expect(absentFrom(review)).toEqual([GREENWICH]);
    expect(recordMeeting(review, record, by)).toMatchObject({ refused: 'conflict' });
  });

  it('is open until it is completed or cancelled, and stands as before once that is taken back', () => {
    for (const review of [called, held()]) {
      expect(isOpenReview(review)).toBe(true);
      for (const end of ['completed', 'cancelled'] as const) {
        expect(isOpenReview(endReview(review, end))).toBe(false);
        expect(reopenReview(endReview(review, end))).toEqual(review);
      }
    }
  });
});

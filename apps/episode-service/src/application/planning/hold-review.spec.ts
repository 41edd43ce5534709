import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import type { LivedEpisode } from '../../domain/episode.js';
import type { ReviewMeeting } from '../../domain/planning/review-meeting.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { HoldReview } from './hold-review.js';
import { followReview, unfollowReview } from './review-step.js';

describe('a review as a meeting', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<EpisodeStores>;
  let holding: HoldReview;
  let reviewed: LivedEpisode;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    holding = new HoldReview(work, clock, whoMay);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    reviewed = episode({ state: 'in_review', team: [{ ...member, confirmed: true }] });
    await work.stores.episodes.add(reviewed);
  });

  const leading = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const today = clock.now().slice(0, 10);
  const follow = (
    step: 'begin_review' | 'complete_review' | 'close',
    of: LivedEpisode = reviewed,
    id = testId(70),
  ) =>
    followReview(work.stores, of, {
      ...{ step, meetingOn: today },
      by: { id, authority: LEWISHAM, at: clock.now() },
    });
  const newest = async (): Promise<ReviewMeeting> => {
    const [review] = await work.stores.reviews.ofEpisode(EPISODE);
    if (!review) throw new Error('No review was called');
    return review;
  };
  const record = async (by = leading) => {
    const { id: reviewId, invitations } = await newest();
    const attendance = invitations.map(({ place }) => ({
      place,
      attendance: place === 2 ? ('absent' as const) : ('attended' as const),
    }));
    const views = { childsView: 'nothing_to_say', parentsView: 'not_heard' } as const;
    return holding.record(
      { episodeId: EPISODE, reviewId, heldOn: today, attendance, ...views },
      by,
    );
  };

  it('is called with the step, answered, held, and completed after that alone', async () => {
    expect(await follow('begin_review')).toMatchObject([
      { event: { type: 'review_meeting.called.v1' }, recipients: [GREENWICH, LEWISHAM] },
    ]);
    const answer = { episodeId: EPISODE, reviewId: testId(70), answer: 'comes' } as const;
    expect(await holding.answer(answer, teacher)).toMatchObject({ state: 'called' });
    expect(await follow('complete_review')).toEqual({ refused: 'review_not_held' });
    expect(await record()).toMatchObject({
      state: 'held',
      invitations: [{}, { answer: 'comes' }, {}, {}],
    });
    expect(work.facts.map(({ event, payload }) => [event.type, payload])).toMatchObject([
      ['review_meeting.held.v1', { absent: [GREENWICH] }],
    ]);
    expect(await follow('complete_review')).toEqual([]);
    expect(await newest()).toMatchObject({ state: 'completed' });
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'review' }]);
    expect(await holding.list({ episodeId: EPISODE }, teacher)).toMatchObject({
      items: [{ state: 'completed' }],
    });
    expect(await holding.list({ episodeId: EPISODE }, asked(SOUTHWARK))).toMatchObject({
      refused: 'not_found',
    });
  });

  it('is completed without one where the review began before meetings were kept', async () => {
    expect(await follow('complete_review')).toEqual([]);
  });

  it('ends with the case, and stands again where that is taken back', async () => {
    await follow('begin_review');
    await follow('close', { ...reviewed, state: 'closed' });
    expect(await newest()).toMatchObject({ state: 'cancelled' });
    await unfollowReview(work.stores, reviewed, 'close');
    expect(await newest()).toMatchObject({ state: 'called' });
    await record();
    await follow('complete_review');
    await unfollowReview(work.stores, reviewed, 'complete_review');
    expect(await newest()).toMatchObject({ state: 'held' });
    await unfollowReview(work.stores, { ...reviewed, state: 'active' }, 'begin_review');
    expect(await newest()).toMatchObject({ state: 'cancelled' });
  });

  it('is held by who works with the child, and answered by who is invited', async () => {
    await follow('begin_review');
    expect(await record(asked(LEWISHAM, { personId: person(9) }))).toMatchObject({
      refused: 'not_involved',
    });
    const contact = asked(LEWISHAM, {
      personId: person(4),
      roles: ['lead_caf_contact'],
    });
    const answer = { episodeId: EPISODE, reviewId: testId(70), answer: 'comes' } as const;
    const answered = await holding.answer(answer, contact);
    expect(isRefusal(answered)).toBe(true);
    expect(await holding.answer({ ...answer, reviewId: testId(71) }, teacher)).toEqual({
      refused: 'not_found',
    });
  });

  it('stands in the family’s record', async () => {
    await follow('begin_review');
    await record();
    const gathered = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    expect(JSON.stringify(gathered)).toContain('A review of the plan');
  });
});

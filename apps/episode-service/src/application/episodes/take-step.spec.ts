import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  askSocialCare,
  consentRegister,
  continuum,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  organisations,
  person,
  reviewBounds,
  SOUTHWARK,
  stepTools,
  SUMMER,
  teachersOf,
  whoMay,
} from '../../testing/examples.js';
import { agreement, readyForPlan } from '../../testing/plan-examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { RemindOfReviews } from './remind-of-reviews.js';
import { ClosedLeads } from '../leading/closed-leads.js';
import { TakeStep } from './take-step.js';

describe('a step of an episode', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let take: TakeStep;
  let clock: FixedClock;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    clock = new FixedClock();
    take = new TakeStep(work, consentRegister, stepTools(clock, work), whoMay, askSocialCare);
    await readyForPlan(work.stores);
    await work.stores.episodes.add(
      episode({
        team: [{ id: 't', authority: SOUTHWARK, personId: person(3), role: 'x', confirmed: false }],
      }),
    );
  });
  const at = (expectedVersion: number, authority = LEWISHAM) =>
    asked(authority, { personId: person(1), expectedVersion });
  const plan = {
    episodeId: EPISODE,
    step: 'agree_plan',
    nextReviewOn: '2026-03-12',
    outOfBorough: 'not_needed',
  } as const;

  it('is told to every authority with a part in it, and stays on record', async () => {
    expect(await take.execute(plan, at(1))).toMatchObject({
      state: 'active',
      nextReviewOn: '2026-03-12',
      version: 2,
    });
    expect(work.told).toEqual([['episode.moved.v1', [LEWISHAM, SOUTHWARK]]]);
    expect(await take.history({ episodeId: EPISODE }, asked(SOUTHWARK))).toMatchObject({
      steps: [{ step: 'agree_plan', state: 'active', version: 2, authority: LEWISHAM }],
    });
    expect(await take.history({ episodeId: EPISODE }, asked(GREENWICH))).toEqual({
      refused: 'not_found',
    });
  });

  it('is taken on the version that was read, by an authority with a part in it', async () => {
    expect(await take.execute(plan, at(7))).toMatchObject({
      refused: 'etag_stale',
      stale: { current: expect.any(Number) },
    });
    expect(await take.execute(plan, asked(LEWISHAM, { personId: person(1) }))).toEqual({
      refused: 'precondition_required',
    });
    expect(await take.execute(plan, at(1, GREENWICH))).toEqual({ refused: 'not_found' });
  });

  it('adopts no plan before there is what it needs', async () => {
    await work.stores.plans.addAgreement(agreement({ id: testId(9_805), answer: 'disagrees' }));
    expect(await take.execute(plan, at(1))).toMatchObject({
      refused: 'plan_not_ready',
      faults: [{ field: 'agreement' }],
    });
    expect(work.told).toEqual([]);
  });

  it('moves home only where the family agreed that the new home is told; the old home hears of it too', async () => {
    const move = (homeAuthority: string) =>
      ({ episodeId: EPISODE, step: 'change_home', homeAuthority }) as const;
    expect(await take.execute(move('E09000001'), at(1))).toEqual({ refused: 'consent_missing' });
    expect(await take.execute(move(GREENWICH), at(1))).toMatchObject({
      homeAuthority: GREENWICH,
      counterparts: [GREENWICH, LEWISHAM, SOUTHWARK],
    });
    expect(work.told.slice(-2)).toEqual([
      ['episode.moved.v1', [GREENWICH, LEWISHAM, SOUTHWARK]],
      ['episode.people_changed.v1', []],
    ]);
    expect(await take.execute(move(SOUTHWARK), at(2))).toMatchObject({ homeAuthority: SOUTHWARK });
    expect(work.told.slice(-2)).toEqual([
      ['episode.moved.v1', [GREENWICH, LEWISHAM, SOUTHWARK]],
      ['episode.people_changed.v1', []],
    ]);
  });

  it('to a review date reminds the whole team a week before, once for each date', async () => {
    const remind = new RemindOfReviews(work, { clock, ids: new CountingIds() });
    await take.execute(plan, at(1));
    work.facts.length = 0;
    await remind.execute();
    expect(work.told).toEqual([]);
    clock.advance(3 * 86_400_000);
    await remind.execute();
    await remind.execute();
    expect(work.told).toEqual([['episode.review_due.v1', [LEWISHAM, SOUTHWARK]]]);
    await take.execute(
      { episodeId: EPISODE, step: 'begin_review', meetingOn: '2026-03-05' },
      at(2),
    );
    const [review] = await work.stores.reviews.ofEpisode(EPISODE);
    expect(review).toMatchObject({ state: 'called', meetingOn: '2026-03-05' });
    if (review) await work.stores.reviews.save({ ...review, state: 'held' });
    await take.execute(
      { episodeId: EPISODE, step: 'complete_review', nextReviewOn: '2026-03-14' },
      at(3),
    );
    clock.advance(2 * 86_400_000);
    await remind.execute();
    expect(
      work.facts
        .filter(({ event }) => event.type === 'episode.review_due.v1')
        .map(({ payload }) => payload),
    ).toMatchObject([{ reviewOn: '2026-03-12' }, { reviewOn: '2026-03-14' }]);
  });

  it('calls nobody together on a day on which whoever calls is closed, and says who else is', async () => {
    const leads = new ClosedLeads(work, teachersOf(new Set([person(1)])), organisations);
    const closing = new TakeStep(
      work,
      consentRegister,
      {
        ...{ clock: new FixedClock('2026-07-20T09:30:00.000Z'), ids: new CountingIds(), continuum },
        ...{ bounds: reviewBounds, closedLeads: leads },
      },
      whoMay,
      askSocialCare,
    );
    const stands = await work.stores.episodes.find(EPISODE);
    if (stands?.state !== 'registered') throw new Error('It is not registered');
    await work.stores.episodes.save({ ...stands, state: 'active' });
    const call = (meetingOn: string, by = at(1)) =>
      closing.execute({ episodeId: EPISODE, step: 'begin_review', meetingOn }, by);
    const told = 'You are closed on that day; the next day on which you are open is 2026-09-02.';
    expect(await call('2026-07-27')).toEqual({ refused: 'closed_on_day', detail: told });
    const contact = asked(LEWISHAM, {
      ...{ personId: person(8), expectedVersion: 1, roles: ['lead_caf_contact'] },
    });
    expect(await call('2026-07-25', contact)).toMatchObject({ refused: 'closed_on_day' });
    expect(await work.stores.reviews.ofEpisode(EPISODE)).toEqual([]);
    expect(await call('2026-07-27', contact)).toMatchObject({ state: 'in_review' });
    const [review] = await work.stores.reviews.ofEpisode(EPISODE);
    expect(review?.invitations.map(({ closed }) => closed)).toEqual([
      ...[{ ...SUMMER, openAgainOn: '2026-09-02' }, undefined, undefined, undefined],
    ]);
  });
});

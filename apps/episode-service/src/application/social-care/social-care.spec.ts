import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import type { ReferralView, SocialCareTeam } from '@hub/contracts/protection';
import { readPolicies } from '@hub/service-host';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  socialCarePolicy,
  socialCareTeam,
  SOUTHWARK,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { TakeStep } from '../episodes/take-step.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { AskSocialCare, REFERRAL_TIMER } from './ask-social-care.js';
import { FollowReferral } from './follow-referral.js';
import { WakeReferral } from './wake-referral.js';

const MASH: SocialCareTeam = { ...socialCareTeam, authority: GREENWICH };

describe('social care that is asked', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let take: TakeStep;
  let follow: FollowReferral;
  let wake: WakeReferral;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    const ask = new AskSocialCare(new CountingIds(), socialCarePolicy);
    take = new TakeStep(work, consentRegister, stepTools(clock, work), whoMay, ask);
    follow = new FollowReferral(work, readPolicies());
    wake = new WakeReferral(work, new CountingIds());
    await work.stores.episodes.add(episode());
  });

  const leading = (expectedVersion: number) =>
    asked(LEWISHAM, { personId: person(1), expectedVersion });
  const answering = (expectedVersion?: number, authority = GREENWICH, verified = true) =>
    asked(authority, {
      personId: person(2),
      verified,
      roles: ['practitioner'] satisfies Role[],
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
  const stepUp = (version: number, socialCare: SocialCareTeam = MASH) =>
    take.execute({ episodeId: EPISODE, step: 'step_up', socialCare }, leading(version));
  const stepDown = (version: number) =>
    take.execute(
      { episodeId: EPISODE, step: 'step_down', nextReviewOn: '2026-06-01' },
      leading(version),
    );
  const made = async (): Promise<ReferralView> => {
    const read = new ReadEpisodes(work);
    const { links = [] } = (await read.one({ episodeId: EPISODE }, asked(LEWISHAM))) as EpisodeView;
    if (!links[0]) throw new Error('none was made');
    return links[0];
  };

  it('is told with the step, has a clock, and shows beside the episode', async () => {
    expect(await stepUp(1)).toMatchObject({ state: 'stepped_up', version: 2 });
    expect(work.told).toEqual([
      ['episode.moved.v1', [LEWISHAM]],
      ['referral.made.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(await made()).toMatchObject({ kind: 'ics', ...MASH, state: 'referred', endsCaf: true });
    const { id: referralId } = await made();
    for (const authority of [GREENWICH, LEWISHAM])
      expect(await follow.read({ referralId }, asked(authority))).toEqual(await made());
    const refused = { refused: 'not_found' };
    expect(await follow.read({ referralId }, asked(SOUTHWARK))).toEqual(refused);
    expect(await follow.read({ referralId: testId(7) }, asked(LEWISHAM))).toEqual(refused);
    const record = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    expect(JSON.stringify(record)).toContain('Social care was asked to take the child on');
  });

  it('under section 17 leaves the CAF as it stands', async () => {
    expect(await stepUp(1, { ...MASH, section: 'section_17' })).toMatchObject({
      state: 'registered',
    });
    expect(await made()).toMatchObject({ section: 'section_17', endsCaf: false });
  });

  it('is needed for a step-up, and is not asked twice at a time', async () => {
    expect(await take.execute({ episodeId: EPISODE, step: 'step_up' }, leading(1))).toMatchObject({
      refused: 'step_incomplete',
      faults: [{ field: 'socialCare' }],
    });
    await stepUp(1);
    work.facts.length = 0;
    expect(await stepUp(2)).toEqual({ refused: 'referral_open' });
    expect(work.told).toEqual([]);
  });

  it('holds the episode until it has closed its case', async () => {
    await stepUp(1);
    const { id: referralId } = await made();
    expect(await stepDown(2)).toMatchObject({ refused: 'referral_open' });
    const accepting = { referralId, answer: 'accepted', ownReference: 'ICS-9' } as const;
    expect(await follow.answer(accepting, answering(1))).toMatchObject({
      state: 'accepted',
      ownReference: 'ICS-9',
      waits: [],
    });
    expect(await stepDown(2)).toMatchObject({ refused: 'referral_open' });
    expect(await follow.close({ referralId }, answering(2))).toMatchObject({ state: 'closed' });
    expect(work.told.slice(2)).toEqual([
      ['referral.answered.v1', [GREENWICH, LEWISHAM]],
      ['referral.closed.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(await stepDown(2)).toMatchObject({ state: 'active' });
  });

  it('that does not take the child on lets the episode come back, or be referred again', async () => {
    await stepUp(1);
    const { id: referralId } = await made();
    const because = 'below_threshold' as const;
    await follow.answer({ referralId, answer: 'not_accepted', because }, answering(1));
    expect(await stepUp(2)).toMatchObject({ state: 'stepped_up', version: 3 });
    const again = await made();
    await follow.answer({ referralId: again.id, answer: 'not_accepted', because }, answering(1));
    expect(await stepDown(3)).toMatchObject({ state: 'active' });
  });

  it('answers itself alone, verified, on the version that was read', async () => {
    await stepUp(1);
    const { id: referralId } = await made();
    const accepting = { referralId, answer: 'accepted' } as const;
    const tries: [ReturnType<typeof answering>, string][] = [
      [answering(1, LEWISHAM), 'not_found'],
      [answering(1, SOUTHWARK), 'not_found'],
      [answering(1, GREENWICH, false), 'not_verified'],
      [answering(undefined), 'precondition_required'],
      [answering(7), 'etag_stale'],
    ];
    for (const [context, refused] of tries) {
      expect(await follow.answer(accepting, context)).toMatchObject({ refused });
      expect(await follow.close({ referralId }, context)).toMatchObject({ refused });
    }
    expect(await made()).toMatchObject({ state: 'referred', version: 1 });
  });

  it('is chased each working day it does not answer, and no more once it has', async () => {
    await stepUp(1);
    const { id: referralId } = await made();
    work.facts.length = 0;
    const round = async (): Promise<void> => {
      for (const id of await work.stores.timers.due(REFERRAL_TIMER, 9)) await wake.execute(id);
    };
    await round();
    await wake.execute(referralId);
    expect(work.told).toEqual([]);
    clock.advance(2 * 86_400_000);
    await round();
    await round();
    expect(work.told).toEqual([['referral.overdue.v1', [GREENWICH, LEWISHAM]]]);
    expect((await made()).waits.map(({ role }) => role)).toContain('head_of_service');
    await follow.answer({ referralId, answer: 'accepted' }, answering(2));
    work.facts.length = 0;
    clock.advance(20 * 86_400_000);
    await round();
    expect(work.told).toEqual([]);
    await wake.execute(testId(7));
  });
});

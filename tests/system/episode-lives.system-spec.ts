import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView } from '@hub/contracts/consent';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import {
  type EpisodeHistory,
  EpisodeMoved,
  EpisodeResumed,
  type EpisodeReport,
  type EpisodeView,
  ReviewDue,
} from '@hub/contracts/episode';
import { UndoEpisodeStep } from '@hub/contracts/protection';
import { openDayFrom } from '@hub/working-time';
import { holdReview, readyForPlan } from './stage/plans.js';
import { Stage } from './stage/stage.js';
import { staleOf } from './stage/stale-of.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const soon = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const plan = (days: number) =>
  ({ step: 'agree_plan', nextReviewOn: soon(days), outOfBorough: 'not_needed' }) as const;

async function reviewed(episode: EpisodeView): Promise<EpisodeView> {
  const called = await step(episode, { step: 'begin_review', meetingOn: openDayFrom(soon(0)) });
  await holdReview(stage.as('Lewisham'), episode.id);
  return called;
}

async function step(episode: EpisodeView, body: object, by = 'Lewisham'): Promise<EpisodeView> {
  const reply = await stage.as(by).post<EpisodeView>(`/v1/episodes/${episode.id}/steps`, {
    body,
    ifMatch: `"${String(episode.version)}"`,
  });
  return reply.body;
}

describe('the life of an episode', () => {
  it('tells its Lead Professional that the consent ends soon, until another takes its place', async () => {
    const expiresAt = new Date(Date.now() + 6 * 86_400_000).toISOString();
    const { consent, episode } = await stage.episode('Haringey', ['Islington'], { expiresAt });
    const lead = stage.as('Haringey');
    const inbox = async () =>
      (await lead.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
        ({ subject }) => subject === consent.id,
      );
    const [item] = await stage.until(inbox, (items) => items.length > 0);
    expect(item).toMatchObject({
      workflow: 'consent_expiry',
      step: 'renew_consent',
      episodeId: episode.id,
      dueAt: expiresAt,
      path: `/v1/consents/${consent.id}`,
    });
    const body = {
      ...stage.consentBody(['Islington']),
      episodeId: episode.id,
      supersedes: consent.id,
    };
    await lead.post<ConsentView>('/v1/consents', { body });
    await stage.until(inbox, (items) => items.length === 0);
  });

  it('goes on where it stood when a family that had withdrawn agrees again', async () => {
    const { consent, episode } = await stage.episode('Kingston upon Thames', ['Sutton']);
    const home = stage.as('Kingston upon Thames');
    const read = async () => (await home.get<EpisodeView>(`/v1/episodes/${episode.id}`)).body;
    await step(episode, { step: 'begin_assessment' }, 'Kingston upon Thames');
    await readyForPlan(home, episode.id);
    await home.post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const stopped = await stage.until(read, ({ state }) => state === 'withdrawn');
    await expect(step(stopped, plan(30), 'Kingston upon Thames')).rejects.toMatchObject({
      status: 409,
    });
    const { body: again } = await home.post<ConsentView>('/v1/consents', {
      body: { ...stage.consentBody(['Sutton']), episodeId: episode.id },
    });
    const goingOn = await stage.until(read, ({ state }) => state !== 'withdrawn');
    expect(goingOn).toMatchObject({ state: 'assessing', consentId: again.id });
    await stage.journal.until(EpisodeResumed.type, episode.id, [
      stage.code('Kingston upon Thames'),
    ]);
    expect(await step(goingOn, plan(30), 'Kingston upon Thames')).toMatchObject({
      state: 'active',
    });
  });

  it('goes from assessment to closing and begins anew, each step told to the counterparts', async () => {
    const { episode } = await stage.episode('Lewisham', ['Greenwich', 'Southwark']);
    const member = {
      authority: stage.code('Southwark'),
      personId: stage.person('Southwark').id,
      role: 'teacher',
    };
    const { body: joined } = await stage
      .as('Lewisham')
      .post<EpisodeView>(`/v1/episodes/${episode.id}/team-members`, { body: member });
    const assessing = await step(joined, { step: 'begin_assessment' });
    await expect(step(assessing, plan(3))).rejects.toMatchObject({
      ...{ status: 409, code: 'plan_not_ready' },
    });
    await readyForPlan(stage.as('Lewisham'), episode.id);
    await expect(step(assessing, plan(3_650))).rejects.toMatchObject({
      ...{ status: 422, code: 'step_incomplete' },
    });
    const active = await step(assessing, plan(3));
    expect(active).toMatchObject({ state: 'active', nextReviewOn: soon(3) });
    const { body, at: path } = { body: plan(3), at: `/v1/episodes/${episode.id}` };
    const { version } = assessing;
    expect(await staleOf(stage, 'Lewisham', `${path}/steps`, { body, version })).toMatchObject({
      ...{ code: 'etag_stale', current: active.version, read: path },
      changes: [
        {
          ...{ version: active.version, did: 'agree_plan', words: 'The plan was agreed' },
          ...{ authority: stage.code('Lewisham'), personId: stage.person('Lewisham').id },
        },
      ],
    });
    await expect(step(active, { step: 'begin_assessment' })).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('begin_review'),
    });
    await expect(
      step(active, { step: 'close', closingReason: 'needs_met' }, 'Southwark'),
    ).rejects.toMatchObject({ status: 403 });
    const both = ['Lewisham', 'Southwark'].map((name) => stage.code(name));
    await stage.journal.until(EpisodeMoved.type, episode.id, both);

    const moved = await step(active, {
      step: 'change_home',
      homeAuthority: stage.code('Greenwich'),
    });
    expect(moved.counterparts).toContain(stage.code('Greenwich'));
    await stage.journal.until(EpisodeMoved.type, episode.id, [stage.code('Greenwich')]);
    await expect(
      step(moved, { step: 'change_home', homeAuthority: stage.code('Barnet') }),
    ).rejects.toMatchObject({ status: 422, code: 'consent_missing' });
    const inReview = await reviewed(moved);
    await stage.until(
      async () => (await stage.as('Lewisham').get<InboxPage>('/v1/inbox?limit=100')).body.items,
      (items) => items.some((one) => one.workflow === 'consent' && one.episodeId === episode.id),
    );
    const closed = await step(
      await step(inReview, {
        step: 'complete_review',
        nextReviewOn: soon(90),
      }),
      { step: 'close', closingReason: 'needs_met' },
    );
    expect(closed.state).toBe('closed');
    const { body: history } = await stage
      .as('Southwark')
      .get<EpisodeHistory>(`/v1/episodes/${episode.id}/history`);
    expect(history.steps.map(({ step: what }) => what)).toEqual([
      'begin_assessment',
      'agree_plan',
      'change_home',
      'begin_review',
      'complete_review',
      'close',
    ]);

    const consent = await stage.consent('Lewisham', ['Greenwich']);
    const lookup = await stage.lookup('Lewisham');
    const again = {
      consentId: consent.id,
      lookupId: lookup.id,
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
      homeAuthority: stage.code('Greenwich'),
      ownReference: 'T2',
      levelOfNeed: { level: 2, label: 'x' },
      reopens: episode.id,
    };
    const { body: linked } = await stage
      .as('Lewisham')
      .post<EpisodeView>('/v1/episodes', { body: again });
    expect(linked).toMatchObject({ reopens: episode.id, state: 'registered' });
  });

  it('goes back by one step at the word of who took it, once, and nobody else', async () => {
    const { episode } = await stage.episode('Wandsworth', ['Bromley']);
    const borough = stage.as('Wandsworth');
    await step(episode, { step: 'begin_assessment' }, 'Wandsworth');
    const path = `/v1/episodes/${episode.id}/steps/undoing`;
    const read = async () => (await borough.get<EpisodeView>(`/v1/episodes/${episode.id}`)).body;
    const started = await read();
    const closed = await step(started, { step: 'close', closingReason: 'needs_met' }, 'Wandsworth');
    const back = (by: typeof borough) =>
      by.post<EpisodeView>(path, {
        ...{ body: { because: 'wrong_episode' }, attempts: 1 },
        ifMatch: `"${String(closed.version)}"`,
      });
    const contact = stage.as('Wandsworth', 'lead_caf_contact');
    await expect(back(contact)).rejects.toMatchObject({ status: 403, code: 'step_not_yours' });
    // Both at once: one takes it back, the other has read what no longer stands.
    const tries = await Promise.allSettled([back(borough), back(borough)]);
    const done = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.body] : []));
    expect(done).toMatchObject([{ state: 'assessing', version: closed.version + 1 }]);
    expect(tries).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ status: 412, code: 'etag_stale' }) as unknown,
    });
    const { steps } = (await borough.get<EpisodeHistory>(`/v1/episodes/${episode.id}/history`))
      .body;
    expect(steps.map(({ step: name, undoneBecause }) => [name, undoneBecause])).toEqual([
      ['begin_assessment', undefined],
      ['close', 'wrong_episode'],
    ]);
    await stage.journal.until(EpisodeResumed.type, episode.id, [stage.code('Wandsworth')]);
    await stage.until(
      async () => (await borough.get<TimelinePage>(`/v1/episodes/${episode.id}/timeline`)).body,
      ({ items }) => items.some(({ action }) => action === UndoEpisodeStep.type),
    );
    // It goes on, and what the other was silent about is no obstacle.
    await readyForPlan(borough, episode.id);
    expect(await step(await read(), plan(30), 'Wandsworth')).toMatchObject({ state: 'active' });
  });

  it('reminds the whole team of a review', async () => {
    const { episode } = await stage.episode('Lewisham', ['Greenwich']);
    await readyForPlan(stage.as('Lewisham'), episode.id);
    await step(episode, plan(3));
    await stage.journal.until(ReviewDue.type, episode.id, [stage.code('Lewisham')]);
  });

  it('is counted for those who answer for it, as JSON and as CSV', async () => {
    const manager = stage.as('Lewisham', 'service_manager');
    const { body } = await manager.get<EpisodeReport>('/v1/reports/episodes');
    const [mine] = body.rows.filter(({ month }) => month === new Date().toISOString().slice(0, 7));
    expect(mine).toMatchObject({ authority: stage.code('Lewisham') });
    expect(mine?.started).toBeGreaterThan(0);
    expect(new Set(body.rows.map(({ authority }) => authority))).toEqual(
      new Set([stage.code('Lewisham')]),
    );
    const csv = await (await manager.stream('/v1/reports/episodes', 'text/csv')).text();
    const [header = '', ...lines] = csv.split('\r\n');
    expect(header.split(',').slice(0, 4)).toEqual(['month', 'authority', 'started', 'activeAtEnd']);
    expect(lines.filter((line) => line !== '')).toHaveLength(body.rows.length);
    await expect(stage.as('Lewisham').get('/v1/reports/episodes')).rejects.toMatchObject({
      status: 403,
    });
    await expect(manager.get('/v1/reports/episodes?from=2026-02-30')).rejects.toMatchObject({
      status: 400,
    });
  });
});

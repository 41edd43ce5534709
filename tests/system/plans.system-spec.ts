import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import {
  AddPlanAction,
  type ContinuumView,
  type DevelopmentList,
  type PlanActionView,
  PlanChanged,
  type PlanView,
  type RecommendationView,
  RecordPlanAgreement,
  ReviewHeld,
  type ReviewMeetingList,
  type ReviewMeetingView,
} from '@hub/contracts/planning';
import { openDayFrom } from '@hub/working-time';
import type { InboxPage } from '@hub/contracts/notification';
import { hold, readyForPlan } from './stage/plans.js';
import { Stage } from './stage/stage.js';

const [HOME, PARTNER] = ['Richmond upon Thames', 'Hounslow'];
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a plan', () => {
  it('is written by each borough for its own part, agreed to by the family, and adopted after that alone', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const [home, partner] = [stage.as(HOME), stage.as(PARTNER)];
    await stage.join(home, episode.id, { authority: PARTNER, person: stage.person(PARTNER) });
    const path = `/v1/episodes/${episode.id}/plan`;
    const read = async (by = home) => (await by.get<PlanView>(path)).body;
    expect(await read()).toMatchObject({
      missing: ['assessment', 'action_plan', 'agreement'],
      withoutPart: [HOME, PARTNER].map((name) => stage.code(name)).sort(),
    });
    const adopt = async (day: string) => {
      const { version } = (await home.get<EpisodeView>(`/v1/episodes/${episode.id}`)).body;
      return home.post<EpisodeView>(`/v1/episodes/${episode.id}/steps`, {
        body: { step: 'agree_plan', nextReviewOn: day, outOfBorough: 'in_the_plan' },
        ifMatch: `"${String(version)}"`,
      });
    };
    await expect(adopt(inDays(60))).rejects.toMatchObject({ status: 409, code: 'plan_not_ready' });
    const own = await readyForPlan(home, episode.id);
    const theirs = await hold(partner, episode.id, 'action_plan');

    const action = { domain: 'parents_and_carers', by: 'practitioner', dueOn: inDays(30) };
    await expect(
      partner.post(`${path}/actions`, { body: { ...action, documentId: own.id } }),
    ).rejects.toMatchObject({ status: 422, code: 'plan_unfit' });
    const { body: added } = await partner.post<PlanActionView>(`${path}/actions`, {
      body: { ...action, documentId: theirs.id, personId: stage.person(PARTNER).id, item: 2 },
    });
    await home.post(`${path}/actions`, { body: { ...action, by: 'child', documentId: own.id } });
    await stage.journal.until(
      PlanChanged.type,
      episode.id,
      [HOME, PARTNER].map((name) => stage.code(name)),
    );
    const done = { body: { state: 'done' } };
    const progress = `${path}/actions/${added.id}/progress`;
    await expect(home.post(progress, done)).rejects.toMatchObject({ status: 403 });
    expect((await partner.post<PlanActionView>(progress, done)).body.state).toBe('done');

    await expect(adopt(inDays(3_650))).rejects.toMatchObject({
      ...{ status: 422, code: 'step_incomplete' },
    });
    expect((await adopt(inDays(60))).body).toMatchObject({ state: 'active' });
    expect(await read(partner)).toMatchObject({
      ...{ missing: [], withoutPart: [], outOfBorough: 'in_the_plan' },
      adoptedAt: expect.any(String),
      agreements: [{ by: 'parent_or_carer', evidenceReference: 'TEST-plan' }],
    });
    await stage.until(
      async () =>
        (await partner.get<TimelinePage>(`/v1/episodes/${episode.id}/timeline`)).body.items.map(
          ({ action: what }) => what,
        ),
      (told) => [RecordPlanAgreement, AddPlanAction].every(({ type }) => told.includes(type)),
    );
  });

  it('tells whoever leads what others did, until they say that they looked at it', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const [home, partner] = [stage.as(HOME), stage.as(PARTNER)];
    await stage.join(home, episode.id, { authority: PARTNER, person: stage.person(PARTNER) });
    const news = async () =>
      (await home.get<InboxPage>('/v1/inbox?workflow=development&limit=100')).body.items.filter(
        ({ subject }) => subject === episode.id,
      );
    expect(await news()).toEqual([]);
    await hold(partner, episode.id, 'action_plan');
    const path = `/v1/episodes/${episode.id}/developments`;
    const [item] = await stage.until(news, (items) => items.length > 0);
    expect(item).toMatchObject({ step: 'look_at_developments', path, episodeId: episode.id });
    const { body: list } = await home.get<DevelopmentList>(path);
    expect(list.items).toMatchObject([{ kind: 'document' }]);
    const body = { until: list.items[0]?.lastAt };
    await expect(partner.post(`${path}/acknowledgement`, { body })).rejects.toMatchObject({
      status: 403,
    });
    expect(
      (await home.post<DevelopmentList>(`${path}/acknowledgement`, { body })).body.items,
    ).toEqual([]);
    await stage.until(news, (items) => items.length === 0);
  });

  it('is reviewed by a meeting whose absences show, and a recommendation is answered by whoever leads', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const [home, partner] = [stage.as(HOME), stage.as(PARTNER)];
    await stage.join(home, episode.id, { authority: PARTNER, person: stage.person(PARTNER) });
    await readyForPlan(home, episode.id);
    const path = `/v1/episodes/${episode.id}`;
    const step = async (body: object) => {
      const { version } = (await home.get<EpisodeView>(path)).body;
      return home.post<EpisodeView>(`${path}/steps`, { body, ifMatch: `"${String(version)}"` });
    };
    await step({ step: 'agree_plan', nextReviewOn: inDays(60), outOfBorough: 'not_needed' });
    await step({ step: 'begin_review', meetingOn: openDayFrom(inDays(2)) });
    const waiting = (by: typeof home, workflow: string) =>
      stage.until(
        async () =>
          (await by.get<InboxPage>(`/v1/inbox?workflow=${workflow}&limit=100`)).body.items.filter(
            ({ episodeId }) => episodeId === episode.id,
          ),
        (items) => items.length > 0,
      );
    expect(await waiting(partner, 'review_meeting')).toMatchObject([
      { step: 'answer_invitation', path: `${path}/reviews` },
    ]);
    const [called] = (await partner.get<ReviewMeetingList>(`${path}/reviews`)).body.items;
    const review = `${path}/reviews/${called?.id ?? ''}`;
    await partner.post(`${review}/answer`, { body: { answer: 'cannot_come' } });
    const next = { step: 'complete_review', nextReviewOn: inDays(90) };
    await expect(step(next)).rejects.toMatchObject({ status: 409, code: 'review_not_held' });
    const words = await hold(home, episode.id, 'progress_review');
    const attendance = called?.invitations.map(({ place, authority }) => ({
      place,
      attendance: authority === stage.code(PARTNER) ? 'absent' : 'attended',
    }));
    const held = { heldOn: inDays(0), attendance, childsView: 'in_the_document' };
    const { body } = await home.post<ReviewMeetingView>(`${review}/meeting`, {
      body: { ...held, parentsView: 'nothing_to_say', documentId: words.id },
    });
    expect(body.invitations).toContainEqual(
      expect.objectContaining({ answer: 'cannot_come', attendance: 'absent' }),
    );
    await stage.journal.until(ReviewHeld.type, body.id, [stage.code(PARTNER)]);
    expect((await step(next)).body).toMatchObject({ state: 'active', nextReviewOn: inDays(90) });

    const { body: continuum } = await home.get<ContinuumView>('/v1/continuum-of-need');
    const descriptors = continuum.levels[2]?.descriptors.map(({ code }) => code).slice(0, 2);
    const levelOfNeed = { level: 3, label: 'Complex' };
    const level = { step: 'change_level_of_need', levelOfNeed, descriptors };
    const { version } = (await partner.get<EpisodeView>(path)).body;
    await expect(
      partner.post(`${path}/steps`, { body: level, ifMatch: `"${String(version)}"` }),
    ).rejects.toMatchObject({ status: 403 });
    const { body: made } = await partner.post<RecommendationView>(`${path}/recommendations`, {
      body: { what: 'higher_level', because: 'needs_grew' },
    });
    expect(await waiting(home, 'recommendation')).toMatchObject([
      { step: 'answer_recommendation', subject: made.id, dueAt: made.answerBy },
    ]);
    const answer = `${path}/recommendations/${made.id}/answer`;
    const follows = { body: { answer: 'follows' } };
    await expect(partner.post(answer, follows)).rejects.toMatchObject({ status: 403 });
    await home.post(answer, follows);
    await expect(step({ ...level, descriptors: ['meets_milestones'] })).rejects.toMatchObject({
      ...{ status: 422, code: 'step_incomplete' },
    });
    expect((await step(level)).body).toMatchObject({ levelOfNeed });
  });
});

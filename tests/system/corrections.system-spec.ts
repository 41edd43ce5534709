import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import {
  type CorrectionPage,
  CorrectionMade,
  CorrectionAnswered,
  type CorrectionView,
} from '@hub/contracts/protection';
import { Stage } from './stage/stage.js';

const [HOME, TOLD, OTHER] = ['Lewisham', 'Greenwich', 'Camden'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const lead = (name: string) => stage.as(name, 'lead_caf_contact');
const raise = async (body: object) =>
  (await stage.as(HOME).post<CorrectionView>('/v1/corrections', { body, attempts: 1 })).body;
const approve = async (id: string, by = lead(HOME)) =>
  (await by.post<CorrectionView>(`/v1/corrections/${id}/approval`, { attempts: 1 })).body;

describe('a reference that was typed wrongly', () => {
  it('is put right by a second person, told to who was told, and answered as a recall is', async () => {
    const { episode } = await stage.episode(HOME, [TOLD], { ownReference: 'CORR-WORNG' });
    const wrong = {
      episodeId: episode.id,
      kind: 'wrong_fact',
      about: 'episode_fact',
      field: 'own_reference',
      ownReference: 'CORR-RIGHT',
      because: 'typing_error',
    };
    const raised = await raise(wrong);
    expect(raised).toMatchObject({ state: 'raised', reference: 'CORR-WORNG', notices: [] });
    await expect(raise(wrong)).rejects.toMatchObject({ status: 409, code: 'correction_open' });
    const one = `/v1/corrections/${raised.id}`;
    for (const by of [lead(TOLD), lead(OTHER)])
      await expect(approve(raised.id, by)).rejects.toMatchObject({ status: 404 });
    await expect(approve(raised.id, stage.as(HOME))).rejects.toMatchObject({ status: 403 });

    const inboxOf = async (name: string) =>
      (await lead(name).get<InboxPage>('/v1/inbox?limit=100')).body.items
        .filter(({ subject }) => subject === raised.id)
        .map(({ step, path }) => [step, path]);
    await stage.until(
      () => inboxOf(HOME),
      ([first]) => first?.[0] === 'approve_correction' && first[1] === one,
    );
    const made = await approve(raised.id);
    expect(made).toMatchObject({ state: 'made', reference: 'CORR-RIGHT' });
    expect(made.notices.map(({ authority }) => authority)).toEqual([stage.code(TOLD)]);
    await stage.journal.until(CorrectionMade.type, raised.id, [stage.code(TOLD)]);
    await stage.until(
      () => inboxOf(TOLD),
      ([first]) => first?.[0] === 'answer_correction',
    );
    expect(await inboxOf(HOME)).toEqual([]);

    const { body: list } = await lead(TOLD).get<CorrectionPage>('/v1/corrections?told=me');
    expect(list.items.map(({ id }) => id)).toContain(raised.id);
    const answer = (body: object) => lead(TOLD).post(`${one}/answer`, { body, attempts: 1 });
    await expect(answer({ outcome: 'kept' })).rejects.toMatchObject({ code: 'ground_missing' });
    await answer({ outcome: 'deleted' });
    await stage.journal.until(CorrectionAnswered.type, raised.id, [stage.code(HOME)]);
    await stage.until(
      () => inboxOf(TOLD),
      (items) => items.length === 0,
    );
    expect((await lead(HOME).get<CorrectionView>(one)).body.notices).toMatchObject([
      { state: 'enforced', outcome: 'deleted' },
    ]);
    const { body: seen } = await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(seen).toMatchObject({
      ownReference: 'CORR-RIGHT',
      formerReferences: ['CORR-WORNG'],
      corrections: [{ correctionId: raised.id, field: 'own_reference' }],
    });
    await stage.until(
      () =>
        stage.query<{ reference: string }>(
          'lookup-service',
          `SELECT reference FROM hub_episode WHERE episode_id = '${episode.id}'`,
        ),
      ([row]) => row?.reference === 'CORR-RIGHT',
    );
    for (const by of [lead(OTHER), stage.asSystem(OTHER)])
      await expect(by.get(one)).rejects.toMatchObject({ status: 404 });
  });
});

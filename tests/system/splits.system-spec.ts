import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentWithdrawn, type ConsentView } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import { type LookupView, PointerWithdrawn } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import {
  CorrectionMade,
  EpisodeParted,
  type MergeView,
  type SplitView,
} from '@hub/contracts/protection';
import { answersTo } from '../../tools/demonstration/found-answers.js';
import { Folders } from './stage/folders.js';
import { Stage } from './stage/stage.js';

const [HOME, AWAY, OUTSIDE] = ['Lewisham', 'Greenwich', 'Camden'];
const born = { dateOfBirth: '2014-08-09', postcode: 'WC2N 9ZZ' };
const ONE = { givenName: 'Osbert', familyName: 'Notthesame', ...born };
const OTHER = {
  givenName: 'Perpetua',
  familyName: 'Anotherchild',
  ...born,
  dateOfBirth: '2011-02-03',
};

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const lead = (name: string) => stage.as(name, 'lead_caf_contact');
const lookUp = async (by: string, child: typeof ONE): Promise<LookupView> => {
  const body = { purpose: 'before_assessment', caseReference: 'SPLIT', child };
  return (await stage.as(by).post<LookupView>('/v1/lookups', { body })).body;
};
const found = async (child: typeof ONE) =>
  (await lookUp(OUTSIDE, child)).rows.flatMap(({ episodes = [] }) =>
    episodes.map(({ reference }) => reference),
  );
const start = async (by: string, recipient: string, ownReference: string, child: typeof ONE) => {
  const { body: consent } = await stage.as(by).post<ConsentView>('/v1/consents', {
    body: stage.consentBody([recipient], { scope: ['existence', 'contact', 'content'] }),
  });
  const lookup = await lookUp(by, child);
  const body = {
    ...{ consentId: consent.id, lookupId: lookup.id, urgent: 'family_cannot_wait' },
    ...{ found: answersTo(lookup), homeAuthority: stage.code(by), ownReference },
    levelOfNeed: { level: 2, label: 'x' },
  };
  return (await stage.as(by).post<EpisodeView>('/v1/episodes', { body })).body;
};

describe('two children who were made one', () => {
  it('are told apart at the word of both where they were started, and everybody who was misled is told', async () => {
    const kept = await start(HOME, AWAY, 'SPLIT-ONE', ONE);
    const other = await start(AWAY, HOME, 'SPLIT-OTHER', OTHER);
    await stage.join(stage.as(AWAY), other.id, { authority: HOME, person: stage.person(HOME) });
    const { body: merge } = await stage.as(HOME).post<MergeView>(`/v1/episodes/${kept.id}/merge`, {
      body: { with: other.id, because: 'under_two_names' },
    });
    for (const by of [stage.as(HOME, 'head_of_service'), lead(AWAY)])
      await by.post(`/v1/merges/${merge.id}/approval`, {});
    await stage.until(
      () => found(OTHER),
      (references) => references.join() === 'SPLIT-ONE',
    );
    const misled = await lookUp(OUTSIDE, OTHER);

    const folders = new Folders(stage);
    const content = JSON.stringify({
      ...{ assessedOn: '2026-03-01', reason: 'x', elements: [], conclusions: 'x' },
    });
    const document = await folders.upload(
      ...([kept.id, content, 'application/json', 'assessment', AWAY] as const),
    );
    expect((await folders.request(document.id, HOME)).release.state).toBe('authorised');
    const { body: anew } = await stage.as(HOME).post<ConsentView>('/v1/consents', {
      body: stage.consentBody([AWAY], { episodeId: kept.id, givenAt: new Date().toISOString() }),
    });

    const note = (body: object) =>
      stage.as(HOME).post<EpisodeView>(`/v1/episodes/${kept.id}/contacts`, { body });
    await note({ kind: 'gp', inTeam: false, organisation: 'Hilly Fields' });
    const { body: noted } = await note({
      ...{ kind: 'school', inTeam: true, organisation: 'Hill School' },
    });
    const [gp = '', school = ''] = (noted.contacts ?? []).map((one) => one.id);
    await stage.as(HOME).post(`/v1/episodes/${kept.id}/needs`, { body: { easyRead: true } });
    const split = (by: ReturnType<typeof lead>, change: object = {}) =>
      by.post<SplitView>(`/v1/episodes/${kept.id}/split`, {
        body: {
          ...{ other: other.id, because: 'merged_wrongly', team: [] },
          ...{ documents: [document.id], consents: [anew.id], contacts: [school], needs: true },
          ...change,
        },
        attempts: 1,
      });
    await expect(split(stage.as(OUTSIDE))).rejects.toMatchObject({ status: 404 });
    const missing = { documents: ['019a5b00-0000-7000-8000-0000000000ff'] };
    await expect(split(stage.as(HOME), missing)).rejects.toMatchObject({ status: 404 });
    for (const change of [{ contacts: [other.id] }, { coordinator: stage.person(HOME).id }])
      await expect(split(stage.as(HOME), change)).rejects.toMatchObject({ status: 404 });
    const tries = await Promise.allSettled([split(stage.as(HOME)), split(lead(HOME))]);
    const said = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.body] : []));
    expect(said).toHaveLength(1);
    const { id } = said[0] ?? { id: '' };
    const path = `/v1/splits/${id}`;
    for (const name of [HOME, AWAY])
      await stage.until(
        async () => (await lead(name).get<InboxPage>('/v1/inbox?workflow=split')).body.items,
        (items) => items.some((one) => one.step === 'approve_split' && one.path === path),
      );
    await expect(lead(OUTSIDE).get(path)).rejects.toMatchObject({ status: 404 });

    // Both at once: each is taken, and the two are told apart once.
    const approve = (by: ReturnType<typeof lead>) => by.post<SplitView>(`${path}/approval`, {});
    await Promise.all([approve(stage.as(HOME, 'head_of_service')), approve(lead(AWAY))]);
    const made = (await lead(AWAY).get<SplitView>(path)).body;
    expect(made).toMatchObject({ state: 'made', undoesMerge: true });
    const parts = [HOME, AWAY].map((name) => stage.code(name)).sort();
    for (const one of [kept.id, other.id])
      await stage.journal.until(EpisodeParted.type, one, parts);

    // Each stands as its own: whoever led the other leaves the first.
    const one = (await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${kept.id}`)).body;
    expect(one.team).toEqual([]);
    expect(one).not.toHaveProperty('foldedHere');
    await expect(stage.as(AWAY).get(`/v1/episodes/${kept.id}`)).rejects.toMatchObject({
      status: 404,
    });
    const second = (await stage.as(AWAY).get<EpisodeView>(`/v1/episodes/${other.id}`)).body;
    expect([second.state, second.leadProfessional]).toMatchObject([
      ...['registered', { authority: stage.code(AWAY) }],
    ]);
    // Each has its own family: what was named went to the other child’s, and nothing is lost.
    expect(one.contacts?.map((contact) => contact.id)).toEqual([gp]);
    expect(one).not.toHaveProperty('needs');
    expect(second).toMatchObject({
      ...{ contacts: [{ id: school, organisation: 'Hill School' }], needs: { easyRead: true } },
    });
    const undone = (await lead(HOME).get<MergeView>(`/v1/merges/${merge.id}`)).body;
    expect(undone).toMatchObject({ state: 'undone', splitId: id });

    // The document goes nowhere, and who had it is told; what was agreed to for the other ends.
    const [correction = ''] = made.corrections ?? [];
    await stage.journal.until(CorrectionMade.type, correction, [stage.code(HOME)]);
    await stage.journal.until(ConsentWithdrawn.type, anew.id, [stage.code(AWAY)]);
    await expect(folders.request(document.id, HOME)).rejects.toMatchObject({ status: 403 });
    const ended = (await stage.as(HOME).get<ConsentView>(`/v1/consents/${anew.id}`)).body;
    expect(ended.state).toBe('other_child');

    await stage.journal.until(PointerWithdrawn.type, misled.id, [stage.code(OUTSIDE)]);
    expect([await found(ONE), await found(OTHER)]).toEqual([['SPLIT-ONE'], ['SPLIT-OTHER']]);
  });
});

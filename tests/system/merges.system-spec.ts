import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentWithdrawn, type ConsentView, type DecisionView } from '@hub/contracts/consent';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { LookupView } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { EpisodeFolded, type MergeView } from '@hub/contracts/protection';
import { answersTo } from '../../tools/demonstration/found-answers.js';
import { Folders } from './stage/folders.js';
import { Stage } from './stage/stage.js';

const [HOME, AWAY, NAMED, OUTSIDE] = ['Lewisham', 'Greenwich', 'Southwark', 'Camden'];
const CHILD = {
  givenName: 'Merrilees',
  familyName: 'Twicestarted',
  dateOfBirth: '2015-05-06',
  postcode: 'WC2N 9ZZ',
};

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.journal.behave(stage.code(HOME), { transfers: 'accept' }));

const lead = (name: string) => stage.as(name, 'lead_caf_contact');
const lookUp = async (by: string, child = CHILD): Promise<LookupView> => {
  const body = { purpose: 'before_assessment', caseReference: 'MERGE', child };
  return (await stage.as(by).post<LookupView>('/v1/lookups', { body })).body;
};
const start = async (by: string, recipients: string[], ownReference: string, child = CHILD) => {
  const terms = { scope: ['existence', 'contact', 'content'] } as const;
  const { body: consent } = await stage.as(by).post<ConsentView>('/v1/consents', {
    body: stage.consentBody(recipients, { scope: [...terms.scope] }),
  });
  const lookup = await lookUp(by, child);
  const body = {
    ...{ consentId: consent.id, lookupId: lookup.id, urgent: 'family_cannot_wait' },
    ...{ found: answersTo(lookup), homeAuthority: stage.code(by), ownReference },
    levelOfNeed: { level: 2, label: 'x' },
  };
  const { body: episode } = await stage.as(by).post<EpisodeView>('/v1/episodes', { body });
  return { consent, episode };
};

describe('two episodes of one child', () => {
  it('become one at the word of both where they were started, and whoever looks is led there', async () => {
    const { consent, episode: kept } = await start(HOME, [AWAY, NAMED], 'MERGE-KEPT');
    const { consent: ofFolded, episode: folded } = await start(AWAY, [HOME], 'MERGE-FOLDED');
    await stage.join(stage.as(AWAY), folded.id, { authority: HOME, person: stage.person(HOME) });
    // Else its case system would take the lead over, and there would be nothing to cancel.
    await stage.journal.behave(stage.code(HOME), { transfers: 'ignore' });
    const transfer = await stage.propose(AWAY, HOME, folded.id);
    const folders = new Folders(stage);
    const document = await folders.upload(
      folded.id,
      JSON.stringify({ assessedOn: '2026-03-01', reason: 'x', elements: [], conclusions: 'x' }),
      'application/json',
      'assessment',
      AWAY,
    );

    const merge = (by: ReturnType<typeof lead>, change: object = {}) =>
      by.post<MergeView>(`/v1/episodes/${kept.id}/merge`, {
        body: { with: folded.id, because: 'started_twice', ...change },
        attempts: 1,
      });
    await expect(merge(stage.as(OUTSIDE))).rejects.toMatchObject({ status: 404 });
    const missing = { with: '019a5b00-0000-7000-8000-0000000000ff' };
    await expect(merge(stage.as(HOME), missing)).rejects.toMatchObject({ status: 404 });
    const tries = await Promise.allSettled([merge(stage.as(HOME)), merge(lead(HOME))]);
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.body] : []));
    expect(made).toHaveLength(1);
    expect(tries).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ status: 409, code: 'merge_open' }) as unknown,
    });
    const { id } = made[0] ?? { id: '' };
    const path = `/v1/merges/${id}`;
    for (const name of [HOME, AWAY])
      await stage.until(
        async () => (await lead(name).get<InboxPage>('/v1/inbox?workflow=merge')).body.items,
        (items) => items.some((one) => one.step === 'approve_merge' && one.path === path),
      );
    for (const by of [lead(OUTSIDE), lead(NAMED)])
      await expect(by.get(path)).rejects.toMatchObject({ status: 404 });

    // Both at once: each is taken, and the two become one once.
    const approve = (by: ReturnType<typeof lead>) => by.post<MergeView>(`${path}/approval`, {});
    await Promise.all([approve(stage.as(HOME, 'head_of_service')), approve(lead(AWAY))]);
    const agreed = (await lead(HOME).get<MergeView>(path)).body;
    expect([agreed.state, agreed.hindrance]).toEqual(['made', undefined]);
    await expect(lead(AWAY).post(`${path}/approval`, { attempts: 1 })).rejects.toMatchObject({
      status: 409,
      code: 'merge_settled',
    });
    const parts = [HOME, AWAY].map((name) => stage.code(name)).sort();
    await stage.journal.until(EpisodeFolded.type, folded.id, parts);

    const other = (await stage.as(AWAY).get<EpisodeView>(`/v1/episodes/${folded.id}`)).body;
    expect(other).toMatchObject({ state: 'folded', folded: { into: kept.id, mergeId: id } });
    const one = (await stage.as(AWAY).get<EpisodeView>(`/v1/episodes/${kept.id}`)).body;
    expect(one).toMatchObject({
      leadProfessional: { authority: stage.code(HOME) },
      team: [{ authority: stage.code(AWAY), personId: folded.leadProfessional.personId }],
      foldedHere: [{ episodeId: folded.id, reference: 'MERGE-FOLDED' }],
    });
    const { items } = (
      await stage.as(HOME).get<EpisodePage>('/v1/episodes?reference=MERGE-FOLDED&state=folded')
    ).body;
    expect(items).toMatchObject([{ id: folded.id, folded: { into: kept.id } }]);
    const cancelled = await stage.as(AWAY).get<{ state: string }>(`/v1/transfers/${transfer.id}`);
    expect(cancelled.body.state).toBe('cancelled');
    await expect(
      stage.as(AWAY).post(`/v1/episodes/${folded.id}/team-members`, {
        body: { authority: stage.code(HOME), personId: stage.person(HOME).id, role: 'teacher' },
        attempts: 1,
      }),
    ).rejects.toMatchObject({ status: 409, code: 'episode_folded' });
    expect((await folders.request(document.id, HOME)).release.state).toBe('authorised');

    const [row, ...more] = (await lookUp(OUTSIDE)).rows.flatMap(({ episodes = [] }) => episodes);
    expect(row).toMatchObject({ reference: 'MERGE-KEPT' });
    expect(more).toEqual([]);

    // The other family statement never named Southwark: it is recalled there, until asked anew.
    await stage.journal.until(ConsentWithdrawn.type, consent.id, [stage.code(NAMED)]);
    const decision = async () =>
      (
        await stage
          .as(HOME)
          .get<DecisionView>(
            `/v1/episodes/${kept.id}/sharing-decision?recipient=${stage.code(NAMED)}&purpose=support&scope=existence`,
          )
      ).body;
    expect(await decision()).toMatchObject({ permitted: false, because: 'recipient_not_covered' });
    const inbox = async () =>
      (await stage.as(HOME).get<InboxPage>('/v1/inbox?limit=100')).body.items;
    await stage.until(inbox, (list) =>
      list.some(({ step, subject }) => step === 'look_at_consent' && subject === consent.id),
    );
    const anew = stage.consentBody([AWAY, NAMED], {
      episodeId: kept.id,
      givenAt: new Date().toISOString(),
    });
    await stage.as(HOME).post('/v1/consents', { body: anew });
    expect(await decision()).toMatchObject({ permitted: true });

    // What was said of one is said of the child: with its consent the one that goes on stops.
    const state = async () =>
      (await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${kept.id}`)).body.state;
    await stage
      .as(AWAY)
      .post(`/v1/consents/${ofFolded.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await stage.until(state, (now) => now === 'withdrawn');
    const again = { ...anew, givenAt: new Date().toISOString() };
    await stage.as(HOME).post('/v1/consents', { body: again });
    await stage.until(state, (now) => now === 'registered');
  });

  it('leave who coordinated the one that goes on in the other nothing to do by that, and no sight of the other', async () => {
    const child = { ...CHILD, givenName: 'Coralie', familyName: 'Twicecoordinated' };
    const { episode: kept } = await start(HOME, [AWAY], 'COORD-KEPT', child);
    const { episode: folded } = await start(AWAY, [HOME, NAMED], 'COORD-FOLDED', child);
    await stage.join(stage.as(AWAY), folded.id, { authority: HOME, person: stage.person(HOME) });
    const seat = { authority: stage.code(NAMED), personId: stage.person(NAMED).id };
    const path = `/v1/episodes/${folded.id}`;
    await stage.as(AWAY).post(`${path}/coordinator`, { body: seat });
    const coordinator = stage.as(NAMED);
    await coordinator.post(`${path}/needs`, { body: { easyRead: true } });
    const { body: merge } = await stage.as(HOME).post<MergeView>(`/v1/episodes/${kept.id}/merge`, {
      body: { with: folded.id, because: 'started_twice' },
    });
    for (const by of [stage.as(HOME, 'head_of_service'), lead(AWAY)])
      await by.post(`/v1/merges/${merge.id}/approval`, {});
    await stage.journal.until(EpisodeFolded.type, folded.id, [stage.code(NAMED)]);
    expect((await coordinator.get<EpisodeView>(path)).body).toMatchObject({
      ...{ state: 'folded', coordinator: seat, folded: { into: kept.id } },
    });
    const acts: readonly (readonly [string, object])[] = [
      ['coordinator', { ...seat, personId: stage.person(NAMED, 'lead_caf_contact').id }],
      ['needs', { easyRead: false }],
      ['contacts', { kind: 'gp', inTeam: false, organisation: 'Hilly Fields' }],
      ['team-members', { ...seat, role: 'teacher' }],
      ['team-invitations', { ...seat, role: 'teacher' }],
    ];
    for (const [act, body] of acts) {
      const ofFolded = coordinator.post(`${path}/${act}`, { body, attempts: 1 });
      await expect(ofFolded).rejects.toMatchObject({ status: 409, code: 'episode_folded' });
      const ofKept = coordinator.post(`/v1/episodes/${kept.id}/${act}`, { body, attempts: 1 });
      await expect(ofKept).rejects.toMatchObject({ status: 404 });
    }
    // That the two are one was told to all with a part in either, and nothing else of the kept one.
    const { body: seen } = await coordinator.get<TimelinePage>(`/v1/episodes/${kept.id}/timeline`);
    for (const { action } of seen.items) expect(action).toBe('merge.approve.v1');
    for (const hidden of ['', '/documents'])
      await expect(coordinator.get(`/v1/episodes/${kept.id}${hidden}`)).rejects.toMatchObject({
        status: 404,
      });
    const { body: one } = await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${kept.id}`);
    expect(one).not.toHaveProperty('coordinator');
    expect(one.counterparts).not.toContain(stage.code(NAMED));
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentWithdrawn, type DecisionView } from '@hub/contracts/consent';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import {
  type BreachView,
  type CorrectionPage,
  CorrectionMade,
  CorrectionAnswered,
  CorrectionLifted,
  type CorrectionView,
  EpisodeVoided,
} from '@hub/contracts/protection';
import { Folders } from './stage/folders.js';
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

describe('a document that was sent too wide', () => {
  it('is released to nobody until another person lets it go', async () => {
    const folders = new Folders(stage);
    const { episode } = await folders.episode();
    const { id: documentId } = await folders.addAssessment(episode.id);
    const before = await folders.request(documentId);
    const raised = await raise({
      ...{ episodeId: episode.id, kind: 'sent_too_wide', about: 'document', aboutId: documentId },
      because: 'more_than_agreed',
    });
    await approve(raised.id);
    const denied = {
      status: 403,
      code: 'sharing_denied',
      message: expect.stringContaining('document_corrected') as unknown,
    };
    await stage.until(
      () =>
        stage.query(
          'consent-service',
          `SELECT FROM withheld_document WHERE document_id = '${documentId}'`,
        ),
      (rows) => rows.length === 1,
    );
    await expect(folders.request(documentId)).rejects.toMatchObject(denied);
    await expect(before.fetch()).rejects.toMatchObject(denied);
    const lift = (by: ReturnType<typeof lead>) =>
      by.post<CorrectionView>(`/v1/corrections/${raised.id}/lifting`, {
        body: { because: 'family_agreed_since' },
        attempts: 1,
      });
    await expect(lift(lead(HOME))).rejects.toMatchObject({ code: 'second_person_needed' });
    await expect(lift(lead(OTHER))).rejects.toMatchObject({ status: 404 });
    expect((await lift(stage.as(HOME, 'head_of_service'))).body.state).toBe('lifted');
    await stage.journal.until(CorrectionLifted.type, raised.id, [stage.code(TOLD)]);
    await stage.until(
      () =>
        stage.query(
          'consent-service',
          `SELECT FROM withheld_document WHERE document_id = '${documentId}'`,
        ),
      (rows) => rows.length === 0,
    );
    expect((await folders.request(documentId)).release.state).toBe('authorised');
  });
});

describe('an episode of the wrong child', () => {
  it('is void at a second person’s word: nothing goes on, what was shared is recalled, no lookup finds it', async () => {
    const { episode, consent } = await stage.episode(HOME, [TOLD], { ownReference: 'CORR-VOID' });
    const { id: episodeId } = episode;
    await stage.join(stage.as(HOME), episodeId, { authority: TOLD, person: stage.person(TOLD) });
    const transfer = await stage.propose(HOME, TOLD, episodeId);
    const because = 'wrong_record_chosen';
    const raised = await raise({ episodeId, kind: 'wrong_child', about: 'episode', because });
    expect(raised.incident).toMatch(/^\d{4}-\d+$/);
    const made = await approve(raised.id);
    expect(made.notices.map(({ authority }) => authority)).toContain(stage.code(TOLD));
    const parts = [HOME, TOLD].map((name) => stage.code(name)).sort();
    await stage.journal.until(EpisodeVoided.type, episodeId, parts);

    for (const name of [HOME, TOLD]) {
      const path = `/v1/episodes/${episodeId}`;
      const stands = { state: 'voided', voided: { correctionId: raised.id } };
      expect((await stage.as(name).get<EpisodeView>(path)).body).toMatchObject(stands);
      const { items } = (await stage.as(name).get<EpisodePage>('/v1/episodes?limit=100')).body;
      expect(items.find(({ id }) => id === episodeId)).toMatchObject(stands);
    }
    const cancelled = await stage.as(HOME).get<{ state: string }>(`/v1/transfers/${transfer.id}`);
    expect(cancelled.body.state).toBe('cancelled');
    await stage.journal.until(ConsentWithdrawn.type, consent.id, [stage.code(TOLD)]);
    const asked = `recipient=${stage.code(TOLD)}&purpose=support&scope=existence`;
    const decision = await stage
      .as(HOME)
      .get<DecisionView>(`/v1/episodes/${episodeId}/sharing-decision?${asked}`);
    expect(decision.body).toMatchObject({ permitted: false, because: 'episode_voided' });
    await stage.until(
      () =>
        stage.query(
          'lookup-service',
          `SELECT 1 FROM hub_episode WHERE episode_id = '${episodeId}'`,
        ),
      (rows) => rows.length === 0,
    );
    const member = {
      authority: stage.code(HOME),
      personId: stage.person(HOME).id,
      role: 'teacher',
    };
    await expect(
      stage.as(HOME).post(`/v1/episodes/${episodeId}/team-members`, { body: member, attempts: 1 }),
    ).rejects.toMatchObject({ status: 409, code: 'episode_voided' });
    const again = { body: stage.consentBody([TOLD], { episodeId }), attempts: 1 };
    await expect(stage.as(HOME).post('/v1/consents', again)).rejects.toMatchObject({
      code: 'episode_voided',
    });
  });
});

describe('a breach of personal data', () => {
  it('waits for lead CAF contact, data protection officer and head of service at once, and is assessed, decided and told', async () => {
    const { episode } = await stage.episode(HOME, [TOLD], { ownReference: 'CORR-BREACH' });
    const because = 'seen_by_others';
    const raised = await raise({
      ...{ episodeId: episode.id, kind: 'breach', about: 'episode', because },
    });
    const page = `/v1/corrections/${raised.id}/breach`;
    const head = stage.as(HOME, 'head_of_service');
    const officer = stage.as(HOME, 'data_protection_officer');
    for (const by of [lead(HOME), officer, head])
      await stage.until(
        async () => (await by.get<InboxPage>('/v1/inbox?limit=100')).body.items,
        (items) => items.some(({ step, path }) => step === 'assess_breach' && path === page),
      );
    const say = (by: typeof head, what: string, body: object) =>
      by.post<BreachView>(`${page}/${what}`, { body, attempts: 1 });
    await expect(say(head, 'regulator', { told: true })).rejects.toMatchObject({
      status: 409,
      code: 'breach_unassessed',
    });
    await say(lead(HOME), 'assessment', { risk: 'high' });
    await expect(say(lead(HOME), 'regulator', { told: true })).rejects.toMatchObject({
      status: 403,
    });
    await say(officer, 'regulator', { told: true });
    // They see no case.
    await expect(officer.get(`/v1/episodes/${episode.id}`)).rejects.toMatchObject({ status: 403 });
    await say(lead(HOME), 'family', { told: true, how: 'by_telephone' });
    expect((await head.get<BreachView>(page)).body).toMatchObject({
      ...{ incident: raised.incident, risk: 'high', waits: [] },
      regulator: { told: true },
      family: { told: true, how: 'by_telephone' },
    });
    const elsewhere = stage.as(TOLD, 'data_protection_officer');
    for (const by of [lead(TOLD), lead(OTHER), elsewhere])
      await expect(by.get(page)).rejects.toMatchObject({ status: 404 });
  });
});

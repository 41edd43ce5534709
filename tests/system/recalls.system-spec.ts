import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeEncryptionKey } from '@hub/borough-connector';
import { AUTHORITIES } from '@hub/contracts';
import {
  type ConsentView,
  type DecisionView,
  RecallEscalated,
  RecallReminded,
  type RecallReport,
  type ReleaseView,
  type SharingRegister,
} from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';

const SILENT = ['Hackney', 'Harrow'];
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(async () => {
  for (const name of SILENT) await stage.journal.behave(stage.code(name), { mode: 'normal' });
});

describe('the recall of a consent', () => {
  it('reaches all 33 authorities; two that keep silent are reminded, escalated and shown', async () => {
    for (const name of SILENT) await stage.journal.behave(stage.code(name), { mode: 'silent' });
    const others = Object.values(AUTHORITIES).filter((name) => name !== 'Lewisham');
    const consent = await stage.consent('Lewisham', others);
    const report = async () =>
      (await stage.as('Lewisham').get<RecallReport>(`/v1/consents/${consent.id}/recall`)).body;
    expect(await report()).toEqual({
      consentId: consent.id,
      holders: 0,
      confirmed: 0,
      enforced: 0,
      overdue: 0,
      recalls: [],
    });

    await stage.as('Lewisham').post(`/v1/consents/${consent.id}/withdrawal`, {
      body: { withdrawnBy: 'parental_responsibility' },
    });
    const answered = await stage.until(
      report,
      ({ enforced, confirmed }) => enforced >= 30 && confirmed >= 30,
    );
    expect(answered).toMatchObject({ holders: 32, enforced: 30, confirmed: 30, overdue: 0 });
    const silent = SILENT.map((name) => stage.code(name));
    expect(
      answered.recalls
        .filter(({ state }) => state === 'open')
        .map(({ authority }) => authority)
        .sort(),
    ).toEqual([...silent].sort());
    await stage.until(report, ({ recalls }) => recalls.every(({ toldAt }) => toldAt !== undefined));

    await stage.query(
      'consent-service',
      `UPDATE recall SET remind_at = now() WHERE consent_id = '${consent.id}'`,
    );
    for (const code of silent) await stage.journal.until(RecallReminded.type, consent.id, [code]);
    await stage.query(
      'consent-service',
      `UPDATE recall SET due_at = now() WHERE consent_id = '${consent.id}'`,
    );
    for (const code of silent)
      await stage.journal.until(RecallEscalated.type, consent.id, [code, stage.code('Lewisham')]);
    const late = await report();
    expect(late).toMatchObject({ holders: 32, enforced: 30, overdue: 2 });
    expect(
      late.recalls
        .filter(({ escalatedAt }) => escalatedAt !== undefined)
        .map(({ authority }) => authority)
        .sort(),
    ).toEqual([...silent].sort());

    const kept = { outcome: 'kept', ground: 'safeguarding', reference: 'SG-1' };
    await stage
      .as('Hackney', 'lead_caf_contact')
      .post(`/v1/consents/${consent.id}/recall-answer`, { body: kept });
    expect(
      (await report()).recalls.find(({ authority }) => authority === stage.code('Hackney')),
    ).toMatchObject({ state: 'enforced', ground: 'safeguarding' });
    const asPractitioner = stage
      .as('Harrow')
      .post(`/v1/consents/${consent.id}/recall-answer`, { body: kept });
    await expect(asPractitioner).rejects.toMatchObject({ status: 403 });
  });

  it('follows from a later refusal, for whom it names alone; the register shows who knows what', async () => {
    const consent = await stage.consent('Lewisham', ['Greenwich', 'Southwark']);
    await stage.untilConfirmed('Lewisham', consent.id, 'granted');
    const decision = async (name: string) => {
      const query = `recipient=${stage.code(name)}&purpose=support&scope=contact`;
      return (
        await stage
          .as('Lewisham')
          .get<DecisionView>(`/v1/episodes/${consent.episodeId}/sharing-decision?${query}`)
      ).body;
    };
    expect(await decision('Southwark')).toMatchObject({ permitted: true, consentId: consent.id });
    const refusal = stage.consentBody(['Southwark'], {
      decision: 'refused',
      episodeId: consent.episodeId,
      givenAt: new Date(Date.now() - 1_000).toISOString(),
    });
    await stage.as('Lewisham').post<ConsentView>('/v1/consents', { body: refusal });
    expect(await decision('Southwark')).toMatchObject({ permitted: false, because: 'refused' });
    expect(await decision('Greenwich')).toMatchObject({ permitted: true });
    expect(await decision('Barnet')).toMatchObject({
      permitted: false,
      because: 'recipient_not_covered',
    });

    const recall = await stage.until(
      async () =>
        (await stage.as('Lewisham').get<RecallReport>(`/v1/consents/${consent.id}/recall`)).body,
      ({ enforced }) => enforced === 1,
    );
    expect(recall.recalls.map(({ authority }) => authority)).toEqual([stage.code('Southwark')]);
    const register = await stage.until(
      async () =>
        (
          await stage
            .as('Lewisham')
            .get<SharingRegister>(`/v1/episodes/${consent.episodeId}/sharing-register`)
        ).body,
      ({ entries }) => entries.some(({ recalledAt }) => recalledAt !== undefined),
    );
    expect(
      register.entries
        .map(({ authority, recalledAt }) => [authority, recalledAt !== undefined])
        .sort(),
    ).toEqual([
      [stage.code('Greenwich'), false],
      [stage.code('Southwark'), true],
    ]);
    await expect(
      stage.as('Barnet').get(`/v1/episodes/${consent.episodeId}/sharing-register`),
    ).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ['giver_may_not_consent', { givenBy: { kind: 'carer' as const } }],
    [
      'young_person_not_asked',
      { givenBy: { kind: 'special_guardian' as const, sixteenOrOver: true } },
    ],
    [
      'parents_disagree',
      { givenBy: { kind: 'parental_responsibility' as const, otherParent: 'disagrees' as const } },
    ],
    ['written_confirmation_missing', { explained: 'by_telephone' as const }],
    ['purpose_missing', { purpose: ' ' }],
    ['recipient_unknown', { recipients: { kind: 'listed' as const, authorities: ['E08000003'] } }],
    ['consent_expired', { expiresAt: '2020-01-01T00:00:00.000Z' }],
  ])('is never needed of what may not be recorded: 422 %s', async (code, change) => {
    const body = stage.consentBody(['Greenwich'], change);
    await expect(stage.as('Lewisham').post('/v1/consents', { body })).rejects.toMatchObject({
      status: 422,
      code,
    });
  });

  it('follows where an authority has no part any more: the old home of a child that moved on', async () => {
    const [by, old] = ['Haringey', 'Redbridge'];
    const { consent, episode } = await stage.episode(by, [], {
      recipients: { kind: 'all_counterparts' },
      scope: ['existence', 'contact', 'content'],
    });
    const lead = stage.as(by);
    const move = async ({ id, version }: EpisodeView, home: string): Promise<EpisodeView> => {
      const body = { step: 'change_home', homeAuthority: stage.code(home) };
      const order = { body, ifMatch: `"${String(version)}"` };
      return (await lead.post<EpisodeView>(`/v1/episodes/${id}/steps`, order)).body;
    };
    const raw = { type: 'application/json', content: '{"any":1}' };
    const add = `/v1/episodes/${episode.id}/documents?category=attachment`;
    const { body: document } = await lead.post<DocumentView>(add, { raw });
    const { publicKey: recipientKey } = await makeEncryptionKey('recall');
    const release = () =>
      stage.as(old, 'lead_caf_contact').post<ReleaseView>('/v1/releases', {
        body: { documentId: document.id, purpose: 'support', recipientKey },
      });

    const moved = await move(episode, old);
    await stage.untilConfirmed(by, consent.id, 'granted');
    expect((await release()).body).toMatchObject({ state: 'authorised' });

    const back = await move(moved, by);
    expect(back.counterparts).toEqual([stage.code(by)]);
    const report = await stage.until(
      async () => (await lead.get<RecallReport>(`/v1/consents/${consent.id}/recall`)).body,
      ({ recalls }) => recalls.length > 0,
    );
    expect(report.recalls).toMatchObject([{ authority: stage.code(old) }]);
    await expect(release()).rejects.toMatchObject({ status: 404 });
  });
});

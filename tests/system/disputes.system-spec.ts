import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DisputeReport, DisputeView, EvidencePack } from '@hub/contracts/arbitration';
import type { EpisodeView, TransferReport } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { nextEasterEve } from '../../tools/demonstration/bank-holiday-eve.js';
import { DisputeDemonstration } from '../../tools/demonstration/dispute-demonstration.js';
import { Stage } from './stage/stage.js';
import { staleOf } from './stage/stale-of.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.clock.reset());

describe('a transfer that nobody answers', () => {
  it('becomes a dispute by itself, climbs over a bank-holiday weekend to an arbitrator, and is carried out', async () => {
    const demonstration = new DisputeDemonstration(stage);
    const eve = nextEasterEve(new Date().toISOString());
    const { transfer, dispute, episode } = await demonstration.run(eve);
    expect(transfer).toMatchObject({ state: 'completed', orderedBy: dispute.id });
    expect(dispute).toMatchObject({
      state: 'carried_out',
      stage: 4,
      outcome: { how: 'decided', ledBy: stage.code('Greenwich') },
    });
    expect(dispute.stages.map(({ stage: rung, how }) => [rung, how])).toEqual([
      ...[0, 1, 2, 3].map((rung) => [rung, 'run_out']),
      [4, 'resolved'],
    ]);
    const days = dispute.stages.map(
      ({ enteredAt }) => (Date.parse(enteredAt) - Date.parse(eve)) / 86_400_000,
    );
    // Thursday, then Good Friday, the weekend and Easter Monday off: the fifth working day is the
    // Monday after next.
    expect(Math.floor(days[0] ?? 0)).toBe(11);
    expect(dispute.stages[0]?.missed).toEqual([stage.code('Lewisham'), stage.code('Greenwich')]);
    expect(dispute.stages[2]?.missed).toEqual([stage.code('Greenwich')]);
    expect(episode).toMatchObject({
      state: 'registered',
      leadProfessional: { authority: stage.code('Greenwich'), term: 2 },
    });
    expect(demonstration.timeline.length).toBeGreaterThan(12);
  });

  it('is counted, answer by missed answer', async () => {
    const manager = stage.as('Greenwich', 'service_manager');
    const span = `from=2026-01-01&to=${String(new Date().getFullYear() + 2)}-01-01`;
    const { body: disputes } = await manager.get<DisputeReport>(`/v1/reports/disputes?${span}`);
    expect(disputes.rows.filter(({ authority }) => authority !== stage.code('Greenwich'))).toEqual(
      [],
    );
    expect(disputes.rows.reduce((sum, row) => sum + row.missedAnswers, 0)).toBeGreaterThanOrEqual(
      4,
    );
    const { body: transfers } = await manager.get<TransferReport>(`/v1/reports/transfers?${span}`);
    const sum = (of: 'disputed' | 'completed'): number =>
      transfers.rows.reduce((all, row) => all + row[of], 0);
    expect([sum('disputed'), sum('completed')].every((count) => count > 0)).toBe(true);
  });
});

describe('a dispute', () => {
  const withTeam = async (by: string, other: string): Promise<EpisodeView> => {
    const { episode } = await stage.episode(by, [other]);
    const member = { authority: other, person: stage.person(other) };
    return stage.join(stage.as(by), episode.id, member);
  };
  const open = async (by: string, other: string, episodeId: string): Promise<DisputeView> => {
    const body = {
      episodeId,
      kind: 'who_leads',
      respondents: [stage.code(other)],
      askedFor: 'That you lead',
      riskOfHarm: true,
    };
    // arbitration-service learns of the counterparts from the episode's events.
    const opened = await stage.until(
      () =>
        stage
          .as(by)
          .post<DisputeView>('/v1/disputes', { body })
          .catch(() => undefined),
      (answer) => answer !== undefined,
    );
    if (!opened) throw new Error('Not opened');
    return opened.body;
  };
  const at = (dispute: DisputeView) => ({ ifMatch: `"${String(dispute.version)}"` });

  it('is settled by an offer, shows on the episode meanwhile, and waits in the right inboxes', async () => {
    const episode = await withTeam('Harrow', 'Hillingdon');
    const dispute = await open('Harrow', 'Hillingdon', episode.id);
    const shown = async () =>
      (await stage.as('Harrow').get<EpisodeView>(`/v1/episodes/${episode.id}`)).body.state;
    await stage.until(shown, (state) => state === 'disputed');
    await expect(stage.propose('Harrow', 'Hillingdon', episode.id)).rejects.toMatchObject({
      status: 409,
    });
    const inbox = async (authority: string) =>
      (await stage.as(authority).get<InboxPage>('/v1/inbox')).body.items.filter(
        ({ subject }) => subject === dispute.id,
      );
    await stage.until(
      () => inbox('Hillingdon'),
      ([item]) => item?.step === 'answer_dispute',
    );
    const made = await stage
      .as('Hillingdon')
      .post<DisputeView>(`/v1/disputes/${dispute.id}/offers`, {
        body: { terms: 'Harrow leads until June' },
        ...at(dispute),
      });
    const [item] = await stage.until(
      () => inbox('Harrow'),
      ([first]) => first?.step === 'answer_offer',
    );
    expect(item).toMatchObject({
      personId: stage.person('Harrow').id,
      path: `/v1/disputes/${dispute.id}`,
      dueAt: expect.any(String),
    });
    const answer = { offerId: made.body.offers[0]?.id, answer: 'accepts' };
    const path = `/v1/disputes/${dispute.id}`;
    const late = { body: answer, version: dispute.version };
    const stale = await staleOf(stage, 'Harrow', `${path}/answers`, late);
    expect(stale).toMatchObject({
      ...{ code: 'etag_stale', current: made.body.version, read: path },
      changes: [
        {
          ...{ version: made.body.version, authority: stage.code('Hillingdon') },
          words: 'An offer was made in a disagreement',
        },
      ],
    });
    // What is offered, and the other side’s people, are read at the dispute.
    expect(JSON.stringify(stale)).not.toContain('until June');
    expect(stale.changes?.map(({ personId }) => personId)).toEqual([undefined]);
    const agreed = await stage
      .as('Harrow')
      .post<DisputeView>(`/v1/disputes/${dispute.id}/answers`, { body: answer, ...at(made.body) });
    expect(agreed.body).toMatchObject({
      state: 'resolved',
      outcome: { how: 'agreed', terms: 'Harrow leads until June' },
    });
    await stage.until(shown, (state) => state === 'registered');
    await expect(
      stage.as('Harrow').post(`/v1/disputes/${dispute.id}/escalation`, {
        body: { reason: 'late' },
        ...at(agreed.body),
      }),
    ).rejects.toMatchObject({ status: 409, message: expect.stringContaining('carry_out') });
  });

  it('has evidence made up for each party, of what concerns that party', async () => {
    const episode = await withTeam('Waltham Forest', 'Redbridge');
    const dispute = await open('Waltham Forest', 'Redbridge', episode.id);
    const build = async (authority: string) =>
      (await stage.as(authority).post<EvidencePack>(`/v1/disputes/${dispute.id}/evidence-pack`))
        .body;
    const own = await stage.until(
      () => build('Waltham Forest'),
      ({ entries, messages }) =>
        ['dispute.open.v1', 'episode.start.v1'].every((action) =>
          entries.some(({ entry }) => entry.includes(action)),
        ) && messages.some(({ type }) => type === 'dispute.opened.v1'),
    );
    const others = await build('Redbridge');
    // What Waltham Forest did before Redbridge had a part in it does not concern Redbridge.
    expect(own.authority).toBe(stage.code('Waltham Forest'));
    expect(others.entries.some(({ entry }) => entry.includes('episode.start.v1'))).toBe(false);
    for (const { handlings } of others.messages)
      for (const { consumer } of handlings) expect(consumer).toBe(stage.code('Redbridge'));
    expect(others.checkpoint).toContain('pan-london');
    await expect(
      stage.as('Brent').post(`/v1/disputes/${dispute.id}/evidence-pack`),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('refuses who is no party, who speaks out of turn, and a statement edited after submission', async () => {
    const episode = await withTeam('Kingston upon Thames', 'Merton');
    const dispute = await open('Kingston upon Thames', 'Merton', episode.id);
    const path = `/v1/disputes/${dispute.id}`;
    await expect(stage.as('Brent').get(path)).rejects.toMatchObject({ status: 404 });
    await expect(
      stage.as('Brent').post(`${path}/escalation`, { body: { reason: 'x' }, ...at(dispute) }),
    ).rejects.toMatchObject({ status: 404 });
    const stated = await stage.as('Merton').post<DisputeView>(`${path}/statements`, {
      body: { text: 'first', submit: true },
      ...at(dispute),
    });
    const edit = { text: 'second', statementId: stated.body.statements[0]?.id };
    await expect(
      stage.as('Merton').post(`${path}/statements`, { body: edit, ...at(stated.body) }),
    ).rejects.toMatchObject({ status: 409, code: 'statement_final' });
    const up = await stage.as('Merton').post<DisputeView>(`${path}/escalation`, {
      body: { reason: 'no answer' },
      ...at(stated.body),
    });
    await expect(
      stage.as('Merton').post(`${path}/offers`, { body: { terms: 't' }, ...at(up.body) }),
    ).rejects.toMatchObject({ status: 403, message: expect.stringContaining('lead_caf_contact') });
    await expect(
      stage
        .as('Merton', 'head_of_service')
        .post(`${path}/decision`, { body: { terms: 't', reasons: 'r' }, ...at(up.body) }),
    ).rejects.toMatchObject({ status: 403, code: 'conflict_of_interest' });
    await expect(
      stage.as('Merton').post(`${path}/withdrawal`, { body: { reason: 'x' }, ...at(up.body) }),
    ).rejects.toMatchObject({ status: 403 });
    const gone = await stage.as('Merton').post<DisputeView>(`${path}/safeguarding`, {
      body: { reason: 'section 47' },
      ...at(up.body),
    });
    expect(gone.body).toMatchObject({ state: 'to_safeguarding', waits: [] });
  });
});

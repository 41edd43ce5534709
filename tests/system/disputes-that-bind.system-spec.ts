import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  DisputeActors,
  DisputeBundle,
  DisputeReport,
  DisputeView,
  OutcomePage,
} from '@hub/contracts/arbitration';
import type { TransferPage, TransferView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { takeDisputeStep } from '../../tools/demonstration/episode-acts.js';
import { Disputes } from './stage/disputes.js';
import { Stage } from './stage/stage.js';

const BY = 'Havering';
const OTHER = 'Barking and Dagenham';

let stage: Stage;
let disputes: Disputes;
beforeAll(() => {
  stage = new Stage();
  disputes = new Disputes(stage, BY, OTHER);
});
afterAll(() => stage.clock.reset());

describe('a dispute that binds', () => {
  it('S66: is taken from each rung by a person of that rung, and by nobody else', async () => {
    const dispute = await disputes.open(await disputes.shared());
    const reason = { reason: 'x' };
    const first = await takeDisputeStep(stage.as(BY), dispute, 'escalation', reason);
    for (const role of ['practitioner', 'service_manager', 'head_of_service'] as const)
      await expect(
        takeDisputeStep(stage.as(BY, role), first, 'escalation', reason),
      ).rejects.toMatchObject({
        status: 403,
        code: 'out_of_turn',
        message: expect.stringContaining('lead_caf_contact'),
      });
    expect(await disputes.read(first)).toMatchObject({ stage: 1, climbers: ['lead_caf_contact'] });
  });

  it('says nothing of one side until both have spoken, and is not opened twice', async () => {
    const episodeId = await disputes.shared();
    const dispute = await disputes.open(episodeId);
    const counter = { episodeId, kind: 'who_leads', respondents: [stage.code(BY)] };
    await expect(
      stage
        .as(OTHER)
        .post('/v1/disputes', { body: { ...counter, askedFor: 'x', riskOfHarm: false } }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'dispute_open',
      message: expect.stringContaining(dispute.id),
    });
    const ours = await takeDisputeStep(stage.as(BY), dispute, 'statements', {
      text: 'ours',
      submit: true,
    });
    expect(await disputes.read(ours, OTHER)).toMatchObject({
      statements: [],
      withheld: [stage.code(BY)],
    });
    await takeDisputeStep(stage.as(OTHER), ours, 'statements', { text: 'theirs', submit: true });
    for (const side of [BY, OTHER])
      expect(await disputes.read(ours, side)).toMatchObject({
        statements: [{ text: 'ours' }, { text: 'theirs' }],
        withheld: [],
      });
  });

  it('S67: asks who works with the child by name, their lead CAF contact beside them, and no colleague', async () => {
    const dispute = await disputes.open(await disputes.shared(), { kind: 'residence' });
    const waiting = async (door: ReturnType<Stage['as']>) =>
      (await door.get<InboxPage>('/v1/inbox')).body.items.filter(
        ({ subject }) => subject === dispute.id,
      );
    await stage.until(
      () => waiting(stage.as(OTHER)),
      ([item]) => item?.personId === stage.person(OTHER).id,
    );
    expect(await waiting(stage.as(OTHER, 'lead_caf_contact'))).toHaveLength(1);
    expect(await waiting(stage.members.as(stage.unverified(OTHER)))).toEqual([]);
    const { body: actors } = await stage
      .as(OTHER)
      .get<DisputeActors>(`/v1/disputes/${dispute.id}/actors`);
    expect(actors.items[0]).toMatchObject({ stage: 0, personId: stage.person(OTHER).id });
    expect(actors.items.map(({ stage: rung }) => rung)).toEqual(expect.arrayContaining([1, 2, 3]));
    await expect(stage.as('Brent').get(`/v1/disputes/${dispute.id}/actors`)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('S68: the arbitrator reads what they say and name in one, and asks the parties, who answer with a clock; what one leaves out is counted', async () => {
    const begun = await disputes.open(await disputes.shared(), { kind: 'communication' });
    const evidence = [{ title: 'School report', ownReference: 'HAV-7' }];
    const said = { text: 'ours', submit: true, evidence };
    const judged = await disputes.toArbitration(
      await takeDisputeStep(stage.as(BY), begun, 'statements', said),
    );
    const path = `/v1/disputes/${judged.id}/bundle`;
    const { body: bundle } = await disputes.judgeOf(judged).get<DisputeBundle>(path);
    expect(bundle.dispute.statements).toMatchObject([{ text: 'ours' }]);
    expect(bundle.evidence).toMatchObject([
      { title: 'School report', authority: stage.code(BY), namedIn: 'statement' },
    ]);
    expect(bundle.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['opened', 'statement_sent', 'arbitrator_appointed']),
    );
    await expect(stage.as(BY, 'lead_caf_contact').get(path)).rejects.toMatchObject({ status: 403 });
    const question = { text: 'Since when does the child go to school there?' };
    const asked = await takeDisputeStep(disputes.judgeOf(judged), judged, 'questions', question);
    const questionId = asked.questions?.[0]?.id ?? '';
    await stage.until(
      async () =>
        (
          await stage
            .as(OTHER, 'lead_caf_contact')
            .get<InboxPage>('/v1/inbox?limit=100&sort=waiting')
        ).body.items,
      (items) =>
        items.some(({ step, subject }) => step === 'answer_question' && subject === asked.id),
    );
    const reply = { text: 'Since September' };
    const answered = await takeDisputeStep(
      stage.as(BY),
      asked,
      `questions/${questionId}/answer`,
      reply,
    );
    await expect(
      takeDisputeStep(stage.as(BY), answered, `questions/${questionId}/answer`, reply),
    ).rejects.toMatchObject({ status: 409, code: 'statement_final' });
    await expect(
      takeDisputeStep(stage.as(OTHER), answered, 'questions', question),
    ).rejects.toMatchObject({
      status: 403,
    });
    const alarm = await stage.clock.nextAlarm([asked.id]);
    if (alarm !== undefined) await stage.clock.to(alarm);
    const late = await stage.until(
      () => disputes.read(answered),
      ({ version }) => version > answered.version,
    );
    expect(late.questions).toMatchObject([
      {
        answers: [{ authority: stage.code(BY), text: 'Since September' }],
        missed: [stage.code(OTHER)],
      },
    ]);
    expect(late.stages.at(-1)?.missed).toContain(stage.code(OTHER));
  });

  it('S70, S73: is not carried out where the hub does not see it, climbs while it is ignored, and is published', async () => {
    const judged = await disputes.toArbitration(await disputes.open(await disputes.shared()));
    const decision = {
      terms: 'You lead',
      reasons: 'The child lives there',
      ledBy: stage.code(OTHER),
    };
    let now = await takeDisputeStep(disputes.judgeOf(judged), judged, 'decision', decision);
    await expect(
      takeDisputeStep(stage.as(OTHER, 'lead_caf_contact'), now, 'carried-out', {}),
    ).rejects.toMatchObject({ status: 409, code: 'outcome_not_seen' });
    const missed = ({ outcome }: DisputeView) => outcome?.parties[0]?.missed ?? 0;
    while (missed(now) < 3) {
      const before = now;
      const alarm = await stage.clock.nextAlarm([now.id]);
      if (alarm !== undefined) await stage.clock.to(alarm);
      now = await stage.until(
        () => disputes.read(before),
        ({ version }) => version > before.version,
      );
    }
    expect(now.waits).toMatchObject([{ dueAt: now.outcome?.dueAt }, { dueAt: now.outcome?.dueAt }]);
    const head = stage.as(OTHER, 'head_of_service');
    const climbed = await stage.until(
      async () => {
        // What waits is read by the clock on the wall, which the test does not move.
        await stage.query(
          'notification-service',
          `UPDATE waiting SET due_at = now() - interval '30 days', sorted_at = now() - interval '30 days' WHERE subject = '${now.id}'`,
        );
        const { body } = await head.get<InboxPage>('/v1/inbox?workflow=dispute&sort=waiting');
        return body.items.filter(({ subject }) => subject === now.id);
      },
      (items) => items.length > 0,
    );
    expect(climbed).toMatchObject([{ step: 'carry_out_outcome', climbed: true }]);
    const year = new Date().getFullYear() + 2;
    const { body: report } = await stage
      .as('Brent', 'head_of_service')
      .get<DisputeReport>(`/v1/reports/disputes?from=2026-01-01&to=${String(year)}-01-01`);
    expect(report.ignored.map(({ authority }) => authority)).toContain(stage.code(OTHER));
    expect(report.outcomes.every(({ authority }) => authority === stage.code('Brent'))).toBe(true);
  }, 120_000);

  it('S76: tells the arbitrator of a family that says no to what was ordered, until that is answered', async () => {
    const episodeId = await disputes.shared();
    const judged = await disputes.toArbitration(
      await disputes.open(episodeId, { kind: 'who_leads' }),
    );
    const judge = disputes.judgeOf(judged);
    const order = { terms: 'You lead', reasons: 'They live there', ledBy: stage.code(OTHER) };
    const decided = await takeDisputeStep(judge, judged, 'decision', order);
    const { items: transfers } = await stage.until(
      async () => (await stage.as(BY).get<TransferPage>(`/v1/transfers?episode=${episodeId}`)).body,
      ({ items }) => items.some((one) => one.orderedBy === decided.id),
    );
    const transfer = transfers.find((one) => one.orderedBy === decided.id);
    const told = async () =>
      (await judge.get<InboxPage>('/v1/inbox?workflow=dispute&mine=true')).body.items.filter(
        ({ step, subject }) => step === 'read_family_no' && subject === decided.id,
      );
    const move = async (step: string, body: object) => {
      const path = `/v1/transfers/${transfer?.id ?? ''}`;
      const { version } = (await stage.as(BY).get<TransferView>(path)).body;
      const ifMatch = `"${String(version)}"`;
      await stage.as(BY, 'lead_caf_contact').post(`${path}/${step}`, { body, ifMatch });
    };
    await move('family-view', { familyView: 'disagrees' });
    await stage.until(told, (items) => items.length === 1);
    const { body: seen } = await judge.get<DisputeView>(`/v1/disputes/${decided.id}`);
    expect(seen).toMatchObject({ state: 'resolved', familyNo: { transferId: transfer?.id } });
    const familyToldOn = new Date().toISOString().slice(0, 10);
    await move('family-answer', { reason: 'The child lives there', familyToldOn });
    await stage.until(told, (items) => items.length === 0);
    expect((await disputes.read(decided)).familyNo?.answeredAt).toBeDefined();
  });

  it('S69: is looked at again once, by another arbitrator, while its outcome stands', async () => {
    const judged = await disputes.toArbitration(await disputes.open(await disputes.shared()));
    const decision = { terms: 'The plan goes on', reasons: 'It helps' };
    const decided = await takeDisputeStep(disputes.judgeOf(judged), judged, 'decision', decision);
    const loser = stage.as(OTHER, 'lead_caf_contact');
    const again = { ground: 'not_heard', reason: 'The school was not asked' };
    await expect(
      takeDisputeStep(loser, decided, 'reopening', { reason: 'We lost' }),
    ).rejects.toMatchObject({
      status: 400,
    });
    const reopened = await takeDisputeStep(loser, decided, 'reopening', again);
    expect(reopened).toMatchObject({ state: 'arbitration', reopenedOn: 'not_heard' });
    expect(reopened.waits.filter(({ step }) => step === 'carry_out_outcome')).toHaveLength(2);
    const second = await stage.until(
      () => disputes.read(reopened),
      ({ arbitrators }) => arbitrators.length === 2,
    );
    const [first, other] = second.arbitrators;
    expect(first?.replacedBecause).toBe('reopened');
    expect(other?.personId).not.toBe(first?.personId);
    const kept = await takeDisputeStep(stage.as(BY, 'lead_caf_contact'), second, 'carried-out', {});
    const final = await takeDisputeStep(disputes.judgeOf(second), kept, 'decision', decision);
    const { body: own } = await disputes.judgeOf(final).get<OutcomePage>('/v1/outcomes');
    expect(own.items.find(({ disputeId }) => disputeId === final.id)).toMatchObject({
      terms: 'The plan goes on',
      stands: true,
    });
    await expect(takeDisputeStep(loser, final, 'reopening', again)).rejects.toMatchObject({
      status: 409,
      code: 'reopening_over',
    });
  });
});

describe('a dispute about a child', () => {
  it('ends where the family withdraws its consent, but not about who pays', async () => {
    const { episode, consent } = await stage.episode(BY, [OTHER]);
    await stage.join(stage.as(BY), episode.id, { authority: OTHER, person: stage.person(OTHER) });
    const about = await disputes.open(episode.id);
    const paying = await disputes.open(episode.id, { kind: 'funding' });
    await stage
      .as(BY)
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await stage.until(
      () => disputes.read(about),
      ({ state }) => state === 'withdrawn',
    );
    expect(await disputes.read(about)).toMatchObject({
      because: 'The family withdrew its consent.',
    });
    expect(await disputes.read(paying)).toMatchObject({ state: 'open' });
  });
});

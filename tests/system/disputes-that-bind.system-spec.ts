import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type {
  DisputeActors,
  DisputeBundle,
  DisputeReport,
  DisputeView,
} from '@hub/contracts/arbitration';
import type { TransferPage, TransferView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Havering';
const OTHER = 'Barking and Dagenham';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.clock.reset());

async function shared(): Promise<string> {
  const { episode } = await stage.episode(BY, [OTHER]);
  await stage.join(stage.as(BY), episode.id, { authority: OTHER, person: stage.person(OTHER) });
  return episode.id;
}

async function open(episodeId: string, more: object = {}): Promise<DisputeView> {
  const body = {
    episodeId,
    kind: 'who_leads',
    respondents: [stage.code(OTHER)],
    askedFor: 'That you lead',
    riskOfHarm: false,
    ...more,
  };
  // arbitration-service learns of the counterparts from the episode's events.
  const opened = await stage.until(
    () =>
      stage
        .as(BY)
        .post<DisputeView>('/v1/disputes', { body })
        .catch(() => undefined),
    (answer) => answer !== undefined,
  );
  if (!opened) throw new Error('Not opened');
  return opened.body;
}

const take = async (
  door: ReturnType<Stage['as']>,
  { id, version }: DisputeView,
  step: string,
  body: object,
): Promise<DisputeView> => {
  const ifMatch = `"${String(version)}"`;
  return (await door.post<DisputeView>(`/v1/disputes/${id}/${step}`, { body, ifMatch })).body;
};
const by = (authority: string, role?: Role) => stage.as(authority, role);
const read = async ({ id }: DisputeView, authority = BY): Promise<DisputeView> =>
  (await by(authority).get<DisputeView>(`/v1/disputes/${id}`)).body;

/** Taken from rung to rung by the people of each. */
async function toArbitration(dispute: DisputeView): Promise<DisputeView> {
  const reason = 'Nobody answers';
  let now = dispute;
  for (const role of [
    'practitioner',
    'lead_caf_contact',
    'service_manager',
    'head_of_service',
  ] as const)
    now = await take(by(BY, role), now, 'escalation', { reason });
  return stage.until(
    () => read(now),
    ({ arbitrators }) => arbitrators.some((one) => one.replacedBecause === undefined),
  );
}

/** The door of who is in office. */
function judgeOf({ arbitrators }: DisputeView): ReturnType<Stage['as']> {
  const inOffice = arbitrators.find((one) => one.replacedBecause === undefined);
  const person = stage.credentials.authorities
    .flatMap(({ people }) => people)
    .find(({ id }) => id === inOffice?.personId);
  if (!person) throw new Error('Nobody is in office');
  return stage.members.as(person);
}

describe('a dispute that binds', () => {
  it('S66: is taken from each rung by a person of that rung, and by nobody else', async () => {
    const dispute = await open(await shared());
    const reason = { reason: 'x' };
    const first = await take(by(BY), dispute, 'escalation', reason);
    for (const role of ['practitioner', 'service_manager', 'head_of_service'] as const)
      await expect(take(by(BY, role), first, 'escalation', reason)).rejects.toMatchObject({
        status: 403,
        code: 'out_of_turn',
        message: expect.stringContaining('lead_caf_contact'),
      });
    expect(await read(first)).toMatchObject({ stage: 1, climbers: ['lead_caf_contact'] });
  });

  it('says nothing of one side until both have spoken, and is not opened twice', async () => {
    const episodeId = await shared();
    const dispute = await open(episodeId);
    const counter = { episodeId, kind: 'who_leads', respondents: [stage.code(BY)] };
    await expect(
      by(OTHER).post('/v1/disputes', { body: { ...counter, askedFor: 'x', riskOfHarm: false } }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'dispute_open',
      message: expect.stringContaining(dispute.id),
    });
    const ours = await take(by(BY), dispute, 'statements', { text: 'ours', submit: true });
    expect(await read(ours, OTHER)).toMatchObject({ statements: [], withheld: [stage.code(BY)] });
    await take(by(OTHER), ours, 'statements', { text: 'theirs', submit: true });
    for (const side of [BY, OTHER])
      expect(await read(ours, side)).toMatchObject({
        statements: [{ text: 'ours' }, { text: 'theirs' }],
        withheld: [],
      });
  });

  it('S67: asks who works with the child by name, their lead CAF contact beside them, and no colleague', async () => {
    const dispute = await open(await shared(), { kind: 'residence' });
    const waiting = async (door: ReturnType<Stage['as']>) =>
      (await door.get<InboxPage>('/v1/inbox')).body.items.filter(
        ({ subject }) => subject === dispute.id,
      );
    await stage.until(
      () => waiting(by(OTHER)),
      ([item]) => item?.personId === stage.person(OTHER).id,
    );
    expect(await waiting(by(OTHER, 'lead_caf_contact'))).toHaveLength(1);
    expect(await waiting(stage.members.as(stage.unverified(OTHER)))).toEqual([]);
    const { body: actors } = await by(OTHER).get<DisputeActors>(
      `/v1/disputes/${dispute.id}/actors`,
    );
    expect(actors.items[0]).toMatchObject({ stage: 0, personId: stage.person(OTHER).id });
    expect(actors.items.map(({ stage: rung }) => rung)).toEqual(expect.arrayContaining([1, 2, 3]));
    await expect(by('Brent').get(`/v1/disputes/${dispute.id}/actors`)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('S68: the arbitrator reads what they say and name in one, and asks the parties, who answer with a clock; what one leaves out is counted', async () => {
    const begun = await open(await shared(), { kind: 'communication' });
    const evidence = [{ title: 'School report', ownReference: 'HAV-7' }];
    const said = { text: 'ours', submit: true, evidence };
    const judged = await toArbitration(await take(by(BY), begun, 'statements', said));
    const path = `/v1/disputes/${judged.id}/bundle`;
    const { body: bundle } = await judgeOf(judged).get<DisputeBundle>(path);
    expect(bundle.dispute.statements).toMatchObject([{ text: 'ours' }]);
    expect(bundle.evidence).toMatchObject([
      { title: 'School report', authority: stage.code(BY), namedIn: 'statement' },
    ]);
    expect(bundle.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['opened', 'statement_sent', 'arbitrator_appointed']),
    );
    await expect(by(BY, 'lead_caf_contact').get(path)).rejects.toMatchObject({ status: 403 });
    const question = { text: 'Since when does the child go to school there?' };
    const asked = await take(judgeOf(judged), judged, 'questions', question);
    const questionId = asked.questions?.[0]?.id ?? '';
    await stage.until(
      async () =>
        (await by(OTHER, 'lead_caf_contact').get<InboxPage>('/v1/inbox?limit=100&sort=waiting'))
          .body.items,
      (items) =>
        items.some(({ step, subject }) => step === 'answer_question' && subject === asked.id),
    );
    const reply = { text: 'Since September' };
    const answered = await take(by(BY), asked, `questions/${questionId}/answer`, reply);
    await expect(
      take(by(BY), answered, `questions/${questionId}/answer`, reply),
    ).rejects.toMatchObject({ status: 409, code: 'statement_final' });
    await expect(take(by(OTHER), answered, 'questions', question)).rejects.toMatchObject({
      status: 403,
    });
    const alarm = await stage.clock.nextAlarm([asked.id]);
    if (alarm !== undefined) await stage.clock.to(alarm);
    const late = await stage.until(
      () => read(answered),
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
    const judged = await toArbitration(await open(await shared()));
    const decision = {
      terms: 'You lead',
      reasons: 'The child lives there',
      ledBy: stage.code(OTHER),
    };
    let now = await take(judgeOf(judged), judged, 'decision', decision);
    await expect(take(by(OTHER, 'lead_caf_contact'), now, 'carried-out', {})).rejects.toMatchObject(
      { status: 409, code: 'outcome_not_seen' },
    );
    const missed = ({ outcome }: DisputeView) => outcome?.parties[0]?.missed ?? 0;
    while (missed(now) < 3) {
      const before = now;
      const alarm = await stage.clock.nextAlarm([now.id]);
      if (alarm !== undefined) await stage.clock.to(alarm);
      now = await stage.until(
        () => read(before),
        ({ version }) => version > before.version,
      );
    }
    expect(now.waits).toMatchObject([{ dueAt: now.outcome?.dueAt }, { dueAt: now.outcome?.dueAt }]);
    const head = by(OTHER, 'head_of_service');
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
    const { body: report } = await by('Brent', 'head_of_service').get<DisputeReport>(
      `/v1/reports/disputes?from=2026-01-01&to=${String(year)}-01-01`,
    );
    expect(report.ignored.map(({ authority }) => authority)).toContain(stage.code(OTHER));
    expect(report.outcomes.every(({ authority }) => authority === stage.code('Brent'))).toBe(true);
  }, 120_000);

  it('S76: tells the arbitrator of a family that says no to what was ordered, until that is answered', async () => {
    const episodeId = await shared();
    const judged = await toArbitration(await open(episodeId, { kind: 'who_leads' }));
    const judge = judgeOf(judged);
    const order = { terms: 'You lead', reasons: 'They live there', ledBy: stage.code(OTHER) };
    const decided = await take(judge, judged, 'decision', order);
    const { items: transfers } = await stage.until(
      async () => (await by(BY).get<TransferPage>(`/v1/transfers?episode=${episodeId}`)).body,
      ({ items }) => items.some((one) => one.orderedBy === decided.id),
    );
    const transfer = transfers.find((one) => one.orderedBy === decided.id);
    const told = async () =>
      (await judge.get<InboxPage>('/v1/inbox?workflow=dispute&mine=true')).body.items.filter(
        ({ step, subject }) => step === 'read_family_no' && subject === decided.id,
      );
    const move = async (step: string, body: object) => {
      const path = `/v1/transfers/${transfer?.id ?? ''}`;
      const { version } = (await by(BY).get<TransferView>(path)).body;
      const ifMatch = `"${String(version)}"`;
      await by(BY, 'lead_caf_contact').post(`${path}/${step}`, { body, ifMatch });
    };
    await move('family-view', { familyView: 'disagrees' });
    await stage.until(told, (items) => items.length === 1);
    const { body: seen } = await judge.get<DisputeView>(`/v1/disputes/${decided.id}`);
    expect(seen).toMatchObject({ state: 'resolved', familyNo: { transferId: transfer?.id } });
    const familyToldOn = new Date().toISOString().slice(0, 10);
    await move('family-answer', { reason: 'The child lives there', familyToldOn });
    await stage.until(told, (items) => items.length === 0);
    expect((await read(decided)).familyNo?.answeredAt).toBeDefined();
  });

  it('S69: is looked at again once, by another arbitrator, while its outcome stands', async () => {
    const judged = await toArbitration(await open(await shared()));
    const decision = { terms: 'The plan goes on', reasons: 'It helps' };
    const decided = await take(judgeOf(judged), judged, 'decision', decision);
    const loser = by(OTHER, 'lead_caf_contact');
    const again = { ground: 'not_heard', reason: 'The school was not asked' };
    await expect(take(loser, decided, 'reopening', { reason: 'We lost' })).rejects.toMatchObject({
      status: 400,
    });
    const reopened = await take(loser, decided, 'reopening', again);
    expect(reopened).toMatchObject({ state: 'arbitration', reopenedOn: 'not_heard' });
    expect(reopened.waits.filter(({ step }) => step === 'carry_out_outcome')).toHaveLength(2);
    const second = await stage.until(
      () => read(reopened),
      ({ arbitrators }) => arbitrators.length === 2,
    );
    const [first, other] = second.arbitrators;
    expect(first?.replacedBecause).toBe('reopened');
    expect(other?.personId).not.toBe(first?.personId);
    const kept = await take(by(BY, 'lead_caf_contact'), second, 'carried-out', {});
    const final = await take(judgeOf(second), kept, 'decision', decision);
    await expect(take(loser, final, 'reopening', again)).rejects.toMatchObject({
      status: 409,
      code: 'reopening_over',
    });
  });
});

describe('a dispute about funding', () => {
  it('says who pays meanwhile, and ends with shares from a day on', async () => {
    const paying = await open(await shared(), { kind: 'funding' });
    expect(paying.interimPayer).toBe(stage.code(BY));
    const share = (authority: string, percent: number) => ({
      authority: stage.code(authority),
      percent,
    });
    const funding = { shares: [share(BY, 40), share(OTHER, 60)], from: '2026-09-01' };
    const short = { ...funding, shares: [share(BY, 40), share(OTHER, 50)] };
    const offer = { terms: 'Both pay for the key worker' };
    await expect(
      take(by(BY), paying, 'offers', { ...offer, funding: short }),
    ).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
    const offered = await take(by(BY), paying, 'offers', { ...offer, funding });
    const answer = { offerId: offered.offers[0]?.id, answer: 'accepts' };
    const agreed = await take(by(OTHER), offered, 'answers', answer);
    expect(agreed).toMatchObject({ state: 'resolved', outcome: { how: 'agreed', funding } });
  });
});

describe('a dispute about a child', () => {
  it('ends where the family withdraws its consent, but not about who pays', async () => {
    const { episode, consent } = await stage.episode(BY, [OTHER]);
    await stage.join(stage.as(BY), episode.id, { authority: OTHER, person: stage.person(OTHER) });
    const about = await open(episode.id);
    const paying = await open(episode.id, { kind: 'funding' });
    await by(BY).post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await stage.until(
      () => read(about),
      ({ state }) => state === 'withdrawn',
    );
    expect(await read(about)).toMatchObject({ because: 'The family withdrew its consent.' });
    expect(await read(paying)).toMatchObject({ state: 'open' });
  });
});

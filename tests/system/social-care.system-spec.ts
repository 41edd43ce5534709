import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { type EpisodeView, type TransferView } from '@hub/contracts/episode';
import {
  type ExternalLinkList,
  type ExternalLinkView,
  ReferralAnswered,
  ReferralMade,
  type ReferralView,
} from '@hub/contracts/protection';
import type { LookupQuestionList, LookupView } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const [HOME, OTHER, ANSWERS] = ['Lewisham', 'Greenwich', 'Merton'];

let stage: Stage;
beforeAll(async () => {
  stage = new Stage();
  // Its system would answer the transfer before the test does.
  await stage.journal.behave(stage.code(OTHER), { mode: 'silent' });
});

afterAll(() => stage.journal.behave(stage.code(OTHER), { mode: 'normal' }));

async function step(episode: EpisodeView, body: object): Promise<EpisodeView> {
  const ifMatch = `"${String(episode.version)}"`;
  const path = `/v1/episodes/${episode.id}/steps`;
  return (await stage.as(HOME).post<EpisodeView>(path, { body, ifMatch, attempts: 1 })).body;
}

const read = async (id: string): Promise<EpisodeView> =>
  (await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${id}`)).body;

const waiting = async (name: string, role: Role, subject: string) =>
  (await stage.as(name, role).get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
    (item) => item.subject === subject,
  );

async function answer(referral: ReferralView, path: string, body: object): Promise<ReferralView> {
  const ifMatch = `"${String(referral.version)}"`;
  const door = stage.as(ANSWERS);
  const url = `/v1/referrals/${referral.id}/${path}`;
  return (await door.post<ReferralView>(url, { body, ifMatch, attempts: 1 })).body;
}

describe('social care that is asked over an open transfer', () => {
  it('has a clock that climbs, answers itself, and lets the episode come back once it has closed', async () => {
    const { episode } = await stage.episode(HOME, [OTHER]);
    const transfer = await stage.propose(HOME, OTHER, episode.id);
    const socialCare = {
      section: 'section_47',
      authority: stage.code(ANSWERS),
      team: 'Multi-Agency Safeguarding Hub',
    };
    const before = await read(episode.id);
    await expect(step(before, { step: 'step_up' })).rejects.toMatchObject({
      status: 422,
      code: 'step_incomplete',
    });
    const up = await step(before, { step: 'step_up', socialCare });
    expect(up.state).toBe('stepped_up');
    const { body: cancelled } = await stage
      .as(HOME)
      .get<TransferView>(`/v1/transfers/${transfer.id}`);
    expect(cancelled.state).toBe('cancelled');
    const [made] = (await read(episode.id)).links ?? [];
    if (!made) throw new Error('Nobody was asked');
    expect(made).toMatchObject({ ...socialCare, kind: 'ics', state: 'referred', endsCaf: true });
    await stage.journal.until(ReferralMade.type, made.id, [stage.code(HOME), stage.code(ANSWERS)]);

    const [asked] = await stage.until(
      () => waiting(ANSWERS, 'practitioner', made.id),
      (items) => items.length > 0,
    );
    expect(asked).toMatchObject({ step: 'answer_referral', path: `/v1/referrals/${made.id}` });
    expect(await waiting(ANSWERS, 'head_of_service', made.id)).toEqual([]);
    await stage.query(
      'episode-service',
      `UPDATE external_link SET due_at = now() - interval '1 minute' WHERE id = '${made.id}'`,
    );
    await stage.query(
      'episode-service',
      `UPDATE timer SET due_at = now() WHERE subject = '${made.id}'`,
    );
    for (const [name, role] of [
      [ANSWERS, 'head_of_service'],
      [ANSWERS, 'lead_caf_contact'],
      [HOME, 'lead_caf_contact'],
    ] as const)
      await stage.until(
        () => waiting(name, role, made.id),
        (items) => items.length > 0,
      );

    const { body: late } = await stage.as(ANSWERS).get<ReferralView>(`/v1/referrals/${made.id}`);
    const soon = new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10);
    const down = { step: 'step_down', nextReviewOn: soon };
    await expect(step(up, down)).rejects.toMatchObject({ status: 409, code: 'referral_open' });
    const accepted = await answer(late, 'answer', { answer: 'accepted', ownReference: 'ICS-1' });
    expect(accepted).toMatchObject({ state: 'accepted', waits: [] });
    await stage.journal.until(ReferralAnswered.type, made.id, [stage.code(HOME)]);
    await stage.until(
      () => waiting(ANSWERS, 'head_of_service', made.id),
      (items) => items.length === 0,
    );
    await expect(answer(accepted, 'answer', { answer: 'accepted' })).rejects.toMatchObject({
      status: 409,
    });
    await expect(step(up, down)).rejects.toMatchObject({ status: 409, code: 'referral_open' });
    expect(await answer(accepted, 'closure', {})).toMatchObject({ state: 'closed' });
    expect(await step(up, down)).toMatchObject({ state: 'active' });
    await expect(
      stage.as(OTHER).get<ReferralView>(`/v1/referrals/${made.id}`),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('records of a child in other systems', () => {
  it('are noted by who works with the child, and seen by all with a part but what is sensitive', async () => {
    const { episode } = await stage.episode(HOME, [ANSWERS]);
    const member = stage.person(ANSWERS);
    await stage.join(stage.as(HOME), episode.id, { authority: ANSWERS, person: member });
    const path = `/v1/episodes/${episode.id}/external-links`;
    const note = (name: string, body: object) =>
      stage.as(name).post<ExternalLinkView>(path, { body, attempts: 1 });
    await note(HOME, { system: 'ehcp', state: 'open', ownReference: 'EHCP-7' });
    await note(ANSWERS, { system: 'camhs', state: 'referred' });
    const seen = async (name: string) =>
      (await stage.as(name).get<ExternalLinkList>(path)).body.items.map(
        ({ system, ownReference }) => [system, ownReference],
      );
    expect(await seen(HOME)).toEqual([['ehcp', 'EHCP-7']]);
    expect(await seen(ANSWERS)).toEqual([
      ['camhs', undefined],
      ['ehcp', undefined],
    ]);
    const suggested = async () =>
      (await stage.as(HOME).get<ExternalLinkList>(path)).body.suggested.map(({ system }) => system);
    expect(await suggested()).toEqual([]);
    const level = {
      step: 'change_level_of_need',
      levelOfNeed: { level: 3, label: 'Complex' },
      descriptors: ['harms_self_or_others', 'excluded_or_out_of_school'],
    };
    await step((await stage.as(HOME).get<EpisodeView>(`/v1/episodes/${episode.id}`)).body, level);
    // Their own mental health record is not known here, and a plan for education is.
    expect(await suggested()).toEqual(['camhs', 'asset_plus', 'ccis', 'family_help']);
    await expect(note(OTHER, { system: 'ehcp', state: 'open' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(note(HOME, { system: 'ics', state: 'open' })).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('social care that is asked beside a lookup', () => {
  const [KNOWS, SILENT] = ['Brent', 'Ealing'];
  beforeAll(() => stage.journal.behave(stage.code(OTHER), { mode: 'normal' }));
  afterAll(() => stage.journal.behave(stage.code(SILENT), { mode: 'normal' }));
  const isOver = ({ socialCare }: LookupView) => socialCare?.status !== 'gathering';
  /** In time or late, whichever the machine manages. */
  const haveAll = ({ socialCare }: LookupView) =>
    socialCare?.rows.every(({ silence }) => silence === undefined) === true;
  const ask = async (body: object, until = isOver): Promise<LookupView> => {
    const { body: asked } = await stage.as('Camden').post<LookupView>('/v1/lookups', {
      body: { caseReference: 'SC-1', ...body },
    });
    const [seen] = await stage.until(
      async () => [(await stage.as('Camden').get<LookupView>(`/v1/lookups/${asked.id}`)).body],
      ([view]) => until(view),
    );
    return seen;
  };
  /** As simulated systems go by place: social care of every third, by an open episode or not. */
  const childWith = (isOpen: boolean) => {
    const found = [0, 1, 2, 3, 4, 5, 6, 7]
      .map((skip) => stage.childOf(KNOWS, skip))
      .find(
        ({ place, details: { nhsNumber, givenName } }) =>
          place % 3 === 1 &&
          (place % 4 !== 0) === isOpen &&
          nhsNumber !== undefined &&
          givenName !== undefined,
      );
    if (!found) throw new Error('Nobody has such a child');
    return found.details;
  };
  const saysOf = ({ socialCare }: LookupView, name: string) =>
    socialCare?.rows.find((row) => row.name === name);

  it('is that of all for safeguarding, and says now and before of who is sure to be the child', async () => {
    const asked = { purpose: 'safeguarding' };
    const now = await ask({ ...asked, child: childWith(true) }, haveAll);
    expect(now.socialCare?.coverage).toBe('social care: 33 of 33 answered.');
    expect(now.coverage).not.toContain('social');
    expect(saysOf(now, KNOWS)).toMatchObject({
      answer: 'now',
      dutyTeam: { team: `Front door, ${KNOWS}` },
    });
    expect(saysOf(now, 'Camden')).toMatchObject({ answer: 'unknown' });
    const before = await ask({ ...asked, child: childWith(false) }, haveAll);
    expect(saysOf(before, KNOWS)).toMatchObject({ answer: 'before' });
  });

  it('is else that of the home and of whom the asker names; the silent are named', async () => {
    await stage.journal.behave(stage.code(SILENT), { mode: 'silent' });
    const { nhsNumber: _number, ...child } = childWith(true);
    const socialCare = { homeAuthority: stage.code(KNOWS), authorities: [stage.code(SILENT)] };
    const seen = await ask(
      { purpose: 'review', child, socialCare },
      (view) => isOver(view) && saysOf(view, KNOWS)?.silence === undefined,
    );
    expect(seen.socialCare?.coverage).toBe('social care: 1 of 2 answered; Ealing has not.');
    expect(saysOf(seen, KNOWS)).toMatchObject({ answer: 'not_disclosed' });
    expect(saysOf(seen, SILENT)).toMatchObject({ answer: 'unknown', silence: 'timeout' });
    expect(await ask({ purpose: 'review', child })).not.toHaveProperty('socialCare');
    const authorities = ['Barnet', 'Bexley', 'Bromley', 'Camden', 'Croydon', 'Enfield'];
    const named = { ...socialCare, authorities: authorities.map((name) => stage.code(name)) };
    await expect(ask({ purpose: 'review', child, socialCare: named })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('is asked of who holds a record, once a person there says that it is the child', async () => {
    const { familyName, dateOfBirth, postcode } = childWith(true);
    const child = { givenName: 'Quentin', familyName, dateOfBirth, postcode };
    const socialCare = { homeAuthority: stage.code('Barnet') };
    const asked = await ask({ purpose: 'before_assessment', child, socialCare });
    expect(saysOf(asked, KNOWS)).toBeUndefined();
    const contact = stage.as(KNOWS, 'lead_caf_contact');
    const { items } = (await contact.get<LookupQuestionList>('/v1/lookup-questions')).body;
    const question = items.find(({ lookupId }) => lookupId === asked.id);
    await contact.post(`/v1/lookup-questions/${question?.id ?? ''}/answer`, {
      body: { sameChild: true },
    });
    const [seen] = await stage.until(
      async () => [(await stage.as('Camden').get<LookupView>(`/v1/lookups/${asked.id}`)).body],
      ([view]) => saysOf(view, KNOWS)?.answeredAt !== undefined,
    );
    expect(seen.socialCare?.rows.map(({ name }) => name)).toEqual(['Barnet', KNOWS]);
  });
});

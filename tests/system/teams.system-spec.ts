import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import {
  CoordinatorEnded,
  CoordinatorNamed,
  TeamInvitationMoved,
  type TeamInvitationView,
  TeamMemberLeft,
} from '@hub/contracts/team';
import { Stage } from './stage/stage.js';

const [HOME, PARTNER, THIRD] = ['Sutton', 'Merton', 'Kingston upon Thames'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a team', () => {
  it('S40: names a role that tells something about the child to who leads and the team, and to no other', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER, THIRD]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, nurse] = [stage.as(HOME), stage.as(PARTNER)];
    const add = (name: string, role: string) =>
      home.post<EpisodeView>(`${path}/team-members`, {
        body: { authority: stage.code(name), personId: stage.person(name).id, role },
      });
    await expect(add(PARTNER, 'Visits because of May')).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
    await add(PARTNER, 'sexual_health_nurse');
    const whole = { personId: stage.person(PARTNER).id, role: 'Sexual health nurse' };
    for (const one of [home, nurse])
      expect((await one.get<EpisodeView>(path)).body.team).toMatchObject([whole]);
    const outside = stage.as(HOME, 'lead_caf_contact');
    const { body: read } = await outside.get<EpisodeView & { people?: { id: string }[] }>(path);
    const { body: page } = await outside.get<EpisodePage>('/v1/episodes?limit=100');
    const listed = page.items.find(({ id }) => id === episode.id);
    for (const seen of [read, listed]) {
      expect(seen?.team).toMatchObject([{ role: 'Professional', withheld: true }]);
      expect(JSON.stringify(seen)).not.toMatch(/exual/u);
      expect(JSON.stringify(seen)).not.toContain(whole.personId);
    }
    expect(read.people?.map(({ id }) => id)).not.toContain(whole.personId);
  });

  it('is left on a day: who left reads nothing more, and that they were in it stays', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER, THIRD]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, member] = [stage.as(HOME), stage.as(PARTNER)];
    const joined = await stage.join(home, episode.id, {
      ...{ authority: PARTNER, person: stage.person(PARTNER) },
    });
    const [seat] = joined.team;
    const end = (by: typeof home, change: object = {}) =>
      by.post<EpisodeView>(`${path}/team-members/${String(seat?.id)}/end`, {
        body: { because: 'changed_post', ...change },
        attempts: 1,
      });
    await expect(end(home, { leftOn: '2999-01-01' })).rejects.toMatchObject({
      status: 422,
      code: 'leaving_unfit',
    });
    await expect(end(stage.as(THIRD))).rejects.toMatchObject({ status: 404 });
    const { body: without } = await end(member);
    expect(without).toMatchObject({ team: [], counterparts: [stage.code(HOME)] });
    await stage.journal.until(TeamMemberLeft.type, episode.id, [stage.code(PARTNER)]);
    await expect(member.get(path)).rejects.toMatchObject({ status: 404 });
    await expect(end(home)).rejects.toMatchObject({ status: 404 });
    const { body: timeline } = await stage.until(
      () => home.get<TimelinePage>(`${path}/timeline`),
      ({ body }) => body.items.some(({ action }) => action === 'episode.end_team_member.v1'),
    );
    expect(
      timeline.items.find(({ action }) => action === 'episode.end_team_member.v1'),
    ).toMatchObject({ authority: stage.code(PARTNER), because: 'changed_post' });
    await stage.join(home, episode.id, { authority: PARTNER, person: stage.person(PARTNER) });
    expect((await member.get<EpisodeView>(path)).body.team).toHaveLength(1);
  });

  it('S38: reads on the case what the family needs before anybody rings, and nobody else does', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER, THIRD]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, member] = [stage.as(HOME), stage.as(PARTNER)];
    await stage.join(home, episode.id, { authority: PARTNER, person: stage.person(PARTNER) });
    const needs = { interpreter: 'so', easyRead: true, access: ['step_free'] };
    await expect(
      home.post(`${path}/needs`, { body: { ...needs, access: ['since the fire'] } }),
    ).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
    await home.post(`${path}/needs`, { body: needs });
    const read = async (by: typeof home) => (await by.get<EpisodeView>(path)).body.needs;
    expect(await read(member)).toMatchObject({ ...needs, authority: stage.code(HOME) });
    expect(await read(stage.as(HOME, 'lead_caf_contact'))).toBeUndefined();
    await member.post(`${path}/needs`, { body: { easyRead: false } });
    expect(await read(home)).toMatchObject({ easyRead: false, authority: stage.code(PARTNER) });
    expect(await read(home)).not.toHaveProperty('interpreter');
  });

  it('is joined by who is invited once they accept; until then they read nothing of the child', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER, THIRD]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, invited] = [stage.as(HOME), stage.as(PARTNER)];
    const ask = (name: string) =>
      home.post<TeamInvitationView>(`${path}/team-invitations`, {
        body: {
          authority: stage.code(name),
          personId: stage.person(name).id,
          role: 'youth_worker',
        },
      });
    const { body: invitation } = await ask(PARTNER);
    await expect(ask(PARTNER)).rejects.toMatchObject({ status: 409, code: 'invited_already' });
    const own = `${path}/team-invitations/${invitation.id}`;
    const waiting = async (by: typeof home, query = '') =>
      (await by.get<InboxPage>(`/v1/inbox?limit=100${query}`)).body.items.filter(
        ({ workflow, subject }) => workflow === 'team_invitation' && subject === invitation.id,
      );
    const [item] = await stage.until(
      () => waiting(invited),
      (items) => items.length > 0,
    );
    expect(item).toMatchObject({
      ...{ step: 'answer_team_invitation', personId: stage.person(PARTNER).id },
      ...{ dueAt: invitation.answerBy, path: own },
    });
    for (const hidden of [path, `${path}/documents`, `${path}/team-invitations`])
      await expect(invited.get(hidden)).rejects.toMatchObject({ status: 404 });
    expect((await invited.get<TeamInvitationView>(own)).body).toMatchObject({
      ...{ state: 'open', role: 'Youth worker', fromAuthority: stage.code(HOME) },
    });
    await expect(stage.as(THIRD).get(own)).rejects.toMatchObject({ status: 404 });
    const answer = (by: typeof home, body: object) =>
      by.post<TeamInvitationView>(`${own}/answer`, { body, attempts: 1 });
    await expect(
      answer(stage.as(PARTNER, 'lead_caf_contact'), { answer: 'accepts' }),
    ).rejects.toMatchObject({ status: 403, code: 'invitation_of_another' });
    await answer(invited, { answer: 'accepts' });
    expect((await invited.get<EpisodeView>(path)).body.team).toMatchObject([
      { personId: stage.person(PARTNER).id, role: 'Youth worker' },
    ]);
    await stage.until(
      () => waiting(invited),
      (items) => items.length === 0,
    );
    await stage.journal.until(TeamInvitationMoved.type, invitation.id, [stage.code(PARTNER)]);
    const { body: other } = await ask(THIRD);
    const third = `${path}/team-invitations/${other.id}`;
    await stage.as(THIRD).post(`${third}/answer`, {
      body: { answer: 'declines', because: 'not_my_area' },
    });
    await expect(home.post(`${third}/withdrawal`, { body: {}, attempts: 1 })).rejects.toMatchObject(
      {
        status: 409,
        code: 'invitation_ended',
      },
    );
    await expect(stage.as(THIRD).get(path)).rejects.toMatchObject({ status: 404 });
  });

  it('has a coordinator beside who leads, who does what they do and hands over to another', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, partner] = [stage.as(HOME), stage.as(PARTNER)];
    expect(episode.initiator).toEqual({
      authority: stage.code(HOME),
      personId: stage.person(HOME).id,
    });
    const name = (by: typeof home, authority: string, personId: string) =>
      by.post<EpisodeView>(`${path}/coordinator`, {
        body: { authority: stage.code(authority), personId },
        attempts: 1,
      });
    await expect(name(partner, PARTNER, stage.person(PARTNER).id)).rejects.toMatchObject({
      status: 404,
    });
    await name(home, PARTNER, stage.person(PARTNER).id);
    await stage.journal.until(CoordinatorNamed.type, episode.id, [stage.code(PARTNER)]);
    const { body: read } = await partner.get<EpisodeView>(path);
    expect(read.coordinator).toMatchObject({ personId: stage.person(PARTNER).id });
    const { body: own } = await partner.get<EpisodePage>('/v1/episodes?mine=true&limit=100');
    expect(own.items.map(({ id }) => id)).toContain(episode.id);
    await partner.post(`${path}/needs`, { body: { easyRead: true } });
    const contact = stage.person(HOME, 'lead_caf_contact').id;
    await name(partner, HOME, contact);
    await expect(partner.get(path)).rejects.toMatchObject({ status: 404 });
    await expect(name(home, HOME, contact)).rejects.toMatchObject({
      status: 409,
      code: 'already_coordinates',
    });
    const end = (by: typeof home, because = 'changed_post') =>
      by.post<EpisodeView>(`${path}/coordinator/end`, { body: { because }, attempts: 1 });
    await expect(end(home, 'she is well')).rejects.toMatchObject({
      ...{ status: 400, code: 'invalid_request' },
    });
    await expect(end(partner)).rejects.toMatchObject({ status: 404 });
    expect((await end(home)).body).not.toHaveProperty('coordinator');
    await stage.journal.until(CoordinatorEnded.type, episode.id, [stage.code(HOME)]);
    await expect(end(home)).rejects.toMatchObject({ status: 409, code: 'nobody_coordinates' });
  });

  it('knows the family by its parts, and school and GP, who have no account', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const path = `/v1/episodes/${episode.id}`;
    const home = stage.as(HOME);
    const add = (body: object) => home.post<EpisodeView>(`${path}/contacts`, { body, attempts: 1 });
    const mother = { kind: 'family_member', inTeam: true, part: 'mother' };
    await add({ ...mother, parentalResponsibility: 'yes' });
    await expect(add(mother)).rejects.toMatchObject({ status: 409, code: 'contact_already' });
    const school = { kind: 'school', inTeam: true, organisation: 'Hill School', code: '100001' };
    await expect(add({ ...school, part: 'mother' })).rejects.toMatchObject({
      status: 422,
      code: 'contact_unfit',
    });
    const { body: both } = await add(school);
    expect(both.contacts).toMatchObject([{ part: 'mother' }, { organisation: 'Hill School' }]);
    const { body: outside } = await stage.as(HOME, 'lead_caf_contact').get<EpisodeView>(path);
    expect(outside).not.toHaveProperty('contacts');
    const { body: ended } = await home.post<EpisodeView>(
      `${path}/contacts/${String(both.contacts?.[1]?.id)}/end`,
      { body: {} },
    );
    expect(ended.contacts?.[1]).toHaveProperty('until');
  });

  it('answers what is asked wrongly, twice or out of turn with a code that stays', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const path = `/v1/episodes/${episode.id}`;
    const [home, invited] = [stage.as(HOME), stage.as(PARTNER)];
    const nobody = '019a5b00-0000-7000-8000-0000000000ff';
    const partner = { authority: stage.code(PARTNER), personId: stage.person(PARTNER).id };
    const whole = { ...partner, role: 'teacher' };
    const invitations = `${path}/team-invitations`;
    const { body: open } = await home.post<TeamInvitationView>(invitations, { body: whole });
    const own = `${invitations}/${open.id}`;
    const mother = { kind: 'family_member', inTeam: true, part: 'mother' };
    const { body: noted } = await home.post<EpisodeView>(`${path}/contacts`, { body: mother });
    const contact = `${path}/contacts/${String(noted.contacts?.[0]?.id)}/end`;
    const elsewhere = { ...partner, authority: stage.code(HOME) };
    const outside = { authority: stage.code(THIRD), personId: stage.person(THIRD).id };
    const tries: readonly (readonly [typeof home, string, object, number, string])[] = [
      [home, invitations, { ...whole, role: 'wizard' }, 400, 'invalid_request'],
      [home, invitations, { ...whole, personId: 'x' }, 400, 'invalid_request'],
      [home, invitations, { ...whole, personId: nobody }, 422, 'person_unknown'],
      [home, invitations, { ...elsewhere, role: 'teacher' }, 422, 'person_unknown'],
      [home, invitations, { ...outside, role: 'teacher' }, 422, 'consent_missing'],
      [home, invitations, whole, 409, 'invited_already'],
      [home, `${invitations}/${nobody}/withdrawal`, {}, 404, 'not_found'],
      [home, `${own}/answer`, { answer: 'accepts' }, 404, 'not_found'],
      [invited, `${own}/answer`, { answer: 'perhaps' }, 400, 'invalid_request'],
      [invited, `${own}/answer`, { answer: 'declines' }, 422, 'reason_missing'],
      [invited, `${own}/withdrawal`, {}, 404, 'not_found'],
      [home, `${path}/coordinator`, { ...partner, personId: nobody }, 422, 'person_unknown'],
      [home, `${path}/coordinator`, outside, 422, 'consent_missing'],
      [home, `${path}/coordinator/end`, { because: 'work_done' }, 409, 'nobody_coordinates'],
      [home, `${path}/contacts`, mother, 409, 'contact_already'],
      [home, `${path}/contacts`, { ...mother, part: 'uncle' }, 400, 'invalid_request'],
      [home, `${path}/contacts/${nobody}/end`, {}, 404, 'not_found'],
      [invited, `${path}/contacts`, mother, 404, 'not_found'],
    ];
    const refusalOf = async (by: typeof home, at: string, body: object) =>
      by.post(at, { body, attempts: 1 }).then(
        () => 'done',
        (error: unknown) => {
          const { status, code } = error as { status: number; code: string };
          return `${String(status)} ${code}`;
        },
      );
    const answers = [];
    for (const [by, at, body, status, code] of tries)
      answers.push([at, await refusalOf(by, at, body), `${String(status)} ${code}`]);
    expect(answers.filter(([, got, wanted]) => got !== wanted)).toEqual([]);
    await home.post(contact, { body: {} });
    expect(await refusalOf(home, contact, {})).toBe('409 conflict');
    await invited.post(`${own}/answer`, { body: { answer: 'accepts' } });
    expect(await refusalOf(invited, `${own}/answer`, { answer: 'accepts' })).toBe(
      '409 invitation_ended',
    );
    expect(await refusalOf(home, invitations, whole)).toBe('409 already_in_team');
    expect((await home.get<EpisodeView>(path)).body.team).toHaveLength(1);
  });
});

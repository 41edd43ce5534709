import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import { TeamMemberLeft } from '@hub/contracts/team';
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
});

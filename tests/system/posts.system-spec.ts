import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { HttpDoor } from '@hub/borough-connector';
import type { EpisodeView } from '@hub/contracts/episode';
import type {
  EnrolledPerson,
  OwnPersonView,
  PostList,
  StaffPage,
  StaffView,
} from '@hub/contracts/identity';
import type { InboxPage } from '@hub/contracts/notification';
import { oneTimeCode, signIn } from '../../tools/people/sign-in.js';
import { actFor, doorFor } from './stage/act-for.js';
import { refusalOf } from './stage/refusal-of.js';
import { Stage } from './stage/stage.js';

const [HERE, THERE] = ['Sutton', 'Bexley'] as const;
const CODE_MS = 30_000;
const BITES_MS = 45_000;
const LOOK_MS = 500;

let stage: Stage;
let here: EnrolledPerson;
let there: EnrolledPerson;
let token: string;

const doorOf = (issued: string) => new HttpDoor(stage.url, () => Promise.resolve(issued));
/** What the hub answers to a door. */
const statusOf = (door: Pick<HttpDoor, 'get'>) => () =>
  door.get('/v1/me').then(
    () => 200,
    (error: unknown) => (error as { status: number }).status,
  );
/** Asked now and then: whoever asks too often is told that instead. */
const endOf = (door: HttpDoor) =>
  stage.until(
    async () => {
      await pause(LOOK_MS);
      return statusOf(door)();
    },
    (status) => status !== 200,
    BITES_MS,
  );
const own = (person: EnrolledPerson) =>
  stage.members.as({ ...person, name: 'Pat Two', roles: ['practitioner'] });
const join = async (borough: string, username: string): Promise<EnrolledPerson> => {
  const contact = { name: 'Pat Two', role: 'Family worker', team: 'Early Help' };
  const body = { username, contact, roles: ['practitioner'] };
  const { body: joined } = await stage
    .as(borough, 'lead_caf_contact')
    .post<EnrolledPerson>('/v1/people', { body });
  await verify(borough, joined.id);
  return joined;
};
const verify = (borough: string, personId: string) =>
  stage
    .as(borough, 'service_manager')
    .post(`/v1/people/${personId}/verification`, { body: { verified: true } });
const states = async (): Promise<Record<string, string>> => {
  const { items } = (await own(here).get<PostList>('/v1/me/posts')).body;
  return Object.fromEntries(items.map(({ id, state }) => [id, state]));
};
const errorOf = async (postId: string) => (await actFor(stage.url, token, postId)).error;
const offer = () =>
  stage
    .as(THERE, 'lead_caf_contact')
    .post(`/v1/people/${there.id}/offer`, { body: { otherId: here.id } });
/** With a code that was not used to sign in. */
const accept = async (): Promise<void> => {
  await pause(CODE_MS - (Date.now() % CODE_MS) + 100);
  const body = { accepted: true, code: oneTimeCode(here.codeSecret, 1) };
  await own(here).post(`/v1/me/posts/${there.id}/answer`, { body, attempts: 1 });
};

/**
 * Nobody answers for fourteen days: whoever offered it sees that, and nobody of the other place.
 */
async function lapse(): Promise<void> {
  const [keeper, beside] = [
    stage.as(THERE, 'lead_caf_contact'),
    stage.as(HERE, 'lead_caf_contact'),
  ];
  const set = (until: string) =>
    stage.query(
      'identity-service',
      `UPDATE person SET offered_until = ${until} WHERE id = '${there.id}'`,
    );
  await set(`now() - interval '1 minute'`);
  const waits = async (door: HttpDoor) =>
    (await door.get<InboxPage>('/v1/inbox?workflow=post_offer&limit=100')).body.items;
  const [wait] = await stage.until(
    () => waits(keeper),
    (items) => items.length > 0,
  );
  expect(wait).toMatchObject({ step: 'renew_post_offer', path: `/v1/staff/${there.id}` });
  expect(await waits(beside)).toEqual([]);
  expect(await states()).toEqual({ [here.id]: 'open' });
  const listed = (await keeper.get<StaffPage>('/v1/staff?offered=true')).body.items;
  expect(listed.map(({ id, offeredTo }) => [id, offeredTo])).toEqual([[there.id, here.id]]);
  const answer = { body: { accepted: true, code: '000000' }, attempts: 1 };
  const late = own(here).post(`/v1/me/posts/${there.id}/answer`, answer);
  expect(await refusalOf(late)).toEqual([409, 'offer_lapsed']);
  await offer();
  await stage.until(
    () => waits(keeper),
    (items) => items.length === 0,
  );
}

beforeAll(async () => {
  stage = new Stage();
  here = await join(HERE, 'pat.sutton');
  there = await join(THERE, 'pat.bexley');
  token = await stage.members.token({ ...here, name: 'Pat Two', roles: ['practitioner'] })();
}, 120_000);

describe('a human being with two posts', () => {
  it('is one by an offer and their own word, and acts in the new one once it is verified', async () => {
    expect(await errorOf(there.id)).toBe('post_not_yours');
    await expect(
      stage
        .as(HERE, 'lead_caf_contact')
        .post(`/v1/people/${there.id}/offer`, { body: { otherId: here.id }, attempts: 1 }),
    ).rejects.toMatchObject({ status: 404 });
    await offer();
    expect(await states()).toEqual({ [here.id]: 'open', [there.id]: 'offered' });
    const me = (await own(here).get<OwnPersonView>('/v1/me')).body;
    expect(me).toMatchObject({ postsOffered: 1 });
    const another = { body: { otherId: stage.person(HERE).id }, attempts: 1 };
    const colleague = stage.as(THERE, 'service_manager');
    expect(await refusalOf(colleague.post(`/v1/people/${there.id}/offer`, another))).toEqual([
      409,
      'post_offered',
    ]);
    const stale = { body: {}, ifMatch: '"1"', attempts: 1 };
    for (const act of ['offer', 'sign-in'])
      expect(await refusalOf(colleague.post(`/v1/people/${there.id}/${act}`, stale))).toEqual([
        412,
        'etag_stale',
      ]);
    await lapse();
    expect(await errorOf(there.id)).toBe('post_not_accepted');
    const wrong = { accepted: true, code: '000000' };
    const answer = `/v1/me/posts/${there.id}/answer`;
    expect(await refusalOf(own(here).post(answer, { body: wrong, attempts: 1 }))).toEqual([
      422,
      'code_wrong',
    ]);
    const stranger = stage.as(HERE);
    expect(await refusalOf(stranger.post(answer, { body: wrong, attempts: 1 }))).toEqual([
      404,
      'not_found',
    ]);
    await accept();
    expect(await errorOf(there.id)).toBe('post_held');
    const keeper = stage.as(THERE, 'lead_caf_contact');
    const seen = { body: { verified: true }, attempts: 1 };
    const verification = `/v1/people/${there.id}/verification`;
    expect(await refusalOf(keeper.post(verification, seen))).toEqual([409, 'same_person_verifies']);
    await verify(THERE, there.id);
    expect(await states()).toEqual({ [here.id]: 'open', [there.id]: 'open' });
    const acting = await stage.until(
      () => actFor(stage.url, token, there.id),
      ({ error }) => error === undefined,
    );
    expect(acting.expires_in).toBeLessThanOrEqual(600);
    // In the very second in which they said that it is theirs, as well.
    expect(await statusOf(doorOf(String(acting.access_token)))()).toBe(200);
  }, 120_000);

  it('sees in each post what its own authority shares, and nothing of the other', async () => {
    const { episode: ours } = await stage.episode(HERE, ['Merton'], {
      leadProfessionalId: here.id,
    });
    const { episode: theirs } = await stage.episode(THERE, ['Greenwich'], {
      leadProfessionalId: there.id,
    });
    const acting = await doorFor(stage.url, token, there.id);
    const me = (await acting.get<OwnPersonView>('/v1/me')).body;
    expect(me).toMatchObject({ id: there.id, authority: stage.code(THERE), otherPosts: 1 });
    const at = (episode: EpisodeView) => `/v1/episodes/${episode.id}`;
    for (const [door, seen, hidden] of [
      [own(here), ours, theirs],
      [acting, theirs, ours],
    ] as const) {
      expect((await door.get<EpisodeView>(at(seen))).body.id).toBe(seen.id);
      await expect(door.get(at(hidden))).rejects.toMatchObject({ status: 404 });
      const { body } = await door.get<{ items: { id: string }[] }>('/v1/episodes?limit=100');
      const ids = body.items.map(({ id }) => id);
      expect([ids.includes(seen.id), ids.includes(hidden.id)]).toEqual([true, false]);
    }
  }, 120_000);

  it('acts for no post of anybody else', async () => {
    expect(await errorOf(stage.person(THERE).id)).toBe('post_not_yours');
    expect(await errorOf('01900000-0000-7000-8000-00000000dead')).toBe('post_not_yours');
    const { access_token: second } = await actFor(stage.url, token, there.id);
    expect((await actFor(stage.url, String(second), here.id)).error).toBeUndefined();
    expect((await actFor(stage.url, `${token}x`, there.id)).error).toBe('invalid_grant');
  });

  it('is in no more with other roles in the one post where they changed, and goes on in the other', async () => {
    const acting = await doorFor(stage.url, token, there.id);
    const manager = stage.as(THERE, 'service_manager');
    const at = `/v1/staff/${there.id}`;
    const { body: seen, etag = '' } = await manager.get<StaffView>(at);
    const { contact } = seen;
    await manager.post(`/v1/people/${there.id}/changes`, {
      ...{ body: { contact, roles: ['practitioner', 'service_manager'] }, ifMatch: etag },
    });
    expect(await endOf(acting)).toBe(401);
    expect(await statusOf(own(here))()).toBe(200);
    expect(await statusOf(await doorFor(stage.url, token, there.id))()).toBe(200);
  }, 90_000);

  it('is out of every post with new means, those of other authorities too, and in again with them', async () => {
    const acting = await doorFor(stage.url, token, there.id);
    const before = doorOf(token);
    const keeper = stage.as(THERE, 'service_manager');
    const { body: means } = await keeper.post<EnrolledPerson>(`/v1/people/${there.id}/sign-in`, {
      body: {},
    });
    for (const door of [acting, before]) expect(await endOf(door)).toBe(401);
    expect(await errorOf(there.id)).toBe('unauthenticated');
    await verify(HERE, here.id);
    const { username } = here;
    const { password, codeSecret } = means;
    token = await signIn(stage.url, { username, password, codeSecret });
    expect(await statusOf(doorOf(token))()).toBe(200);
    // Neither comes back, although the post is held no more.
    for (const door of [acting, before]) expect(await statusOf(door)()).toBe(401);
    expect(await statusOf(await doorFor(stage.url, token, there.id))()).toBe(200);
  }, 120_000);

  it('loses one post with its end, and goes on in the other', async () => {
    const acting = await doorFor(stage.url, token, there.id);
    await stage
      .as(THERE, 'service_manager')
      .post(`/v1/people/${there.id}/end`, { body: { because: 'left' } });
    expect(await errorOf(there.id)).toBe('post_ended');
    const { error_description: said } = await actFor(stage.url, token, there.id);
    expect(said).toContain('Act for another of GET /v1/me/posts');
    expect(await endOf(acting)).toBe(401);
    expect((await doorOf(token).get<OwnPersonView>('/v1/me')).body).not.toHaveProperty(
      'otherPosts',
    );
  }, 90_000);
});

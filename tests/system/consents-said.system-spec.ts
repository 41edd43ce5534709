import { beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpDoor } from '@hub/borough-connector';
import {
  ConsentGranted,
  type ConsentPreview,
  ConsentSaid,
  type ConsentView,
  ConsentWithdrawn,
  type SharingMatrix,
} from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const HOME = 'Enfield';
const PARTNER = 'Haringey';
const SEAT = 'Barnet';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

/** A verified practitioner of an authority who is in no team. */
function colleague(authority: string): HttpDoor {
  const [, second] = stage
    .authority(authority)
    .people.filter(({ roles, verified }) => verified && roles.includes('practitioner'));
  if (!second) throw new Error(`${authority} has but one practitioner`);
  return stage.members.as(second);
}

const say = async (
  by: HttpDoor,
  { id: episodeId }: EpisodeView,
  decision: 'granted' | 'refused',
): Promise<ConsentView> =>
  (
    await by.post<ConsentView>('/v1/consents', {
      body: stage.consentBody([PARTNER], { episodeId, decision }),
      attempts: 1,
    })
  ).body;

describe('what a family says while there is an episode', () => {
  it('is taken down as a no by whoever is verified, as a yes by who works with the child, and told to who leads and who coordinates', async () => {
    const { consent, episode } = await stage.episode(HOME, [PARTNER, SEAT]);
    await stage.join(stage.as(HOME), episode.id, {
      authority: PARTNER,
      person: stage.person(PARTNER),
    });
    const toldAtHome = (consentId: string) =>
      stage.journal.until(ConsentSaid.type, consentId, [stage.code(HOME)]);

    await expect(say(colleague(PARTNER), episode, 'granted')).rejects.toMatchObject({
      status: 403,
      code: 'not_involved',
    });
    const unverified = stage.members.as(stage.unverified(PARTNER));
    await expect(say(unverified, episode, 'refused')).rejects.toMatchObject({
      status: 403,
      code: 'not_verified',
    });
    const refused = await say(colleague(PARTNER), episode, 'refused');
    expect(refused).toMatchObject({ state: 'refused', authority: stage.code(PARTNER) });
    await toldAtHome(refused.id);
    const lead = stage.as(HOME);
    const path = `/v1/consents/${refused.id}`;
    const inbox = async () =>
      (await lead.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
        ({ subject }) => subject === refused.id,
      );
    const [item] = await stage.until(inbox, (items) => items.length > 0);
    expect(item).toMatchObject({ workflow: 'consent', step: 'look_at_consent', path });
    expect((await lead.get<ConsentView>(path)).body.state).toBe('refused');
    await lead.post(`${path}/acknowledgement`, { body: {} });
    await stage.until(inbox, (items) => items.length === 0);

    const seat = {
      authority: stage.code(SEAT),
      personId: stage.person(SEAT, 'lead_caf_contact').id,
    };
    await lead.post(`/v1/episodes/${episode.id}/coordinator`, { body: seat });
    await stage.untilKnown(episode.id, seat.personId);
    const again = await say(colleague(PARTNER), episode, 'refused');
    await stage.journal.until(ConsentSaid.type, again.id, [stage.code(HOME), seat.authority]);
    const coordinator = stage.as(SEAT, 'lead_caf_contact');
    const waiting = async () =>
      (await coordinator.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
        ({ subject }) => subject === again.id,
      );
    const [theirs] = await stage.until(waiting, (items) => items.length > 0);
    expect(theirs).toMatchObject({ step: 'look_at_consent', path: `/v1/consents/${again.id}` });
    await coordinator.post(`/v1/consents/${again.id}/acknowledgement`, { body: {} });
    await stage.until(waiting, (items) => items.length === 0);

    const granted = await say(stage.as(PARTNER), episode, 'granted');
    await toldAtHome(granted.id);
    const { body: withdrawn } = await stage
      .as(PARTNER, 'service_manager')
      .post<ConsentView>(`/v1/consents/${consent.id}/withdrawal`, {
        body: { withdrawnBy: 'parental_responsibility' },
        attempts: 1,
      });
    expect(withdrawn.state).toBe('withdrawn');
    await toldAtHome(consent.id);
  });

  it('is tried first: who would be told, who would lose what, and it comes to just that', async () => {
    const { consent, episode } = await stage.episode(HOME, [PARTNER]);
    await stage.untilKnown(episode.id, stage.person(HOME).id);
    const by = stage.as(HOME);
    const [home, partner, third] = [stage.code(HOME), stage.code(PARTNER), stage.code('Barnet')];
    const body = stage.consentBody(['Barnet'], { episodeId: episode.id, supersedes: consent.id });
    const matrix = async () =>
      (await by.get<SharingMatrix>(`/v1/episodes/${episode.id}/sharing-matrix`)).body.rows;
    const before = await matrix();
    const { rows } = (await by.post<ConsentPreview>('/v1/consents/preview', { body })).body;
    expect(rows).toMatchObject([
      { authority: third, told: true, recalled: false },
      { authority: home, told: false, recalled: false },
      { authority: partner, told: false, recalled: true },
    ]);
    expect(rows.map(({ willSee = [] }) => willSee.length > 0)).toEqual([true, true, false]);
    expect(await matrix()).toEqual(before);
    expect((await by.get<ConsentView>(`/v1/consents/${consent.id}`)).body.state).toBe('granted');
    const { id } = (await by.post<ConsentView>('/v1/consents', { body })).body;
    expect(await matrix()).toEqual(
      rows.map(({ authority, willSee }) => ({ authority, ...(willSee ? { sees: willSee } : {}) })),
    );
    await stage.journal.until(ConsentGranted.type, id, [third]);
    await stage.journal.until(ConsentWithdrawn.type, consent.id, [partner]);
    await expect(
      stage.as('Barnet').post('/v1/consents/preview', {
        body: { ...body, episodeId: (await stage.episode(HOME, [PARTNER])).episode.id },
        attempts: 1,
      }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

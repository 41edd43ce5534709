import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView } from '@hub/contracts/consent';
import { EpisodeMoved, EpisodeStarted, type EpisodeView } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

const [ORIGIN, AGREED, HOME] = ['Lewisham', 'Greenwich', 'Bexley'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

async function start(change: object): Promise<EpisodeView> {
  const consent = await stage.consent(ORIGIN, [AGREED]);
  const lookup = await stage.lookup(ORIGIN);
  const body = {
    consentId: consent.id,
    lookupId: lookup.id,
    urgent: 'family_cannot_wait',
    found: answersTo(lookup),
    homeAuthority: stage.code(HOME),
    ownReference: 'HOME-1',
    levelOfNeed: { level: 2, label: 'Targeted' },
    ...change,
  };
  return (await stage.as(ORIGIN).post<EpisodeView>('/v1/episodes', { body, attempts: 1 })).body;
}

describe('an episode of a child who lives where the family has not agreed to', () => {
  it('starts, and the authority there learns of it when the family agrees, and not before', async () => {
    const episode = await start({});
    expect(episode).toMatchObject({ homeAuthority: stage.code(HOME), homeUntold: true });
    expect(episode.counterparts).toEqual([stage.code(ORIGIN)]);
    await stage.journal.until(EpisodeStarted.type, episode.id, [stage.code(ORIGIN)]);
    const read = () => stage.as(HOME).get<EpisodeView>(`/v1/episodes/${episode.id}`);
    await expect(read()).rejects.toMatchObject({ status: 404 });
    const told = () => stage.journal.find({ authority: stage.code(HOME), subject: episode.id });
    expect(await told()).toEqual([]);

    const body = stage.consentBody([AGREED, HOME], {
      episodeId: episode.id,
      givenAt: new Date(Date.now() - 1_000).toISOString(),
    });
    await stage.as(ORIGIN).post<ConsentView>('/v1/consents', { body });
    await stage.journal.until(EpisodeMoved.type, episode.id, [stage.code(HOME)]);
    const { body: seen } = await read();
    expect(seen.counterparts).toContain(stage.code(HOME));
    expect(seen).not.toHaveProperty('homeUntold');
  });

  it('is led by nobody who works there', async () => {
    const there = { leadProfessionalId: stage.person(HOME).id };
    await expect(start(there)).rejects.toMatchObject({ status: 422, code: 'consent_missing' });
    const { leadProfessional } = await start({ leadProfessionalId: stage.person(AGREED).id });
    expect(leadProfessional.authority).toBe(stage.code(AGREED));
  });
});

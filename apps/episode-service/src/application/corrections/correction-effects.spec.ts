import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { RaiseCorrectionPayload, SetShieldPayload } from '@hub/contracts/protection';
import { testId } from '@hub/testing';
import { voidEpisode } from '../../domain/episode.js';
import type { ServiceRequest } from '../../domain/service-requests/service-request.js';
import { as, CorrectionsAtWork, RAISER } from '../../testing/corrections-at-work.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  people,
  person,
  referral,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { GatherRecord } from '../records/gather-record.js';
import { ShieldEpisode } from '../shields/shield-episode.js';
import { putRight } from './correction-effects.js';

const WRONG_CHILD: RaiseCorrectionPayload = {
  episodeId: EPISODE,
  kind: 'wrong_child',
  about: 'episode',
  because: 'wrong_record_chosen',
};
const AT = '2026-03-02T09:00:00.000Z';

describe('an episode of the wrong child', () => {
  let at: CorrectionsAtWork;
  const one = async () =>
    (await new ReadEpisodes(at.work).one({ episodeId: EPISODE }, RAISER)) as EpisodeView;
  beforeEach(async () => {
    at = new CorrectionsAtWork();
    await at.open();
    at.found = [SOUTHWARK];
  });

  it('is void once a second person agrees: every read says so, and nothing of it goes on', async () => {
    const { serviceRequests } = at.work.stores;
    const request: ServiceRequest = {
      ...{ id: testId(60), episodeId: EPISODE, fromAuthority: LEWISHAM, toAuthority: GREENWICH },
      ...{
        service: 'education',
        urgency: 'routine' as const,
        state: 'sent',
        sentAt: AT,
        version: 1,
      },
    };
    await serviceRequests.add(request);
    const asked = referral();
    await at.work.stores.referrals.add(asked);
    const raised = await at.raise(WRONG_CHILD);
    expect(raised).toMatchObject({ answers: LEWISHAM, incident: '2026-1' });
    expect((await one()).state).toBe('registered');
    at.work.facts.length = 0;
    const made = await at.approve(raised.id);
    expect(made.notices.map(({ authority }) => authority)).toEqual([GREENWICH, SOUTHWARK]);
    expect(at.facts()).toEqual([
      ['episode.voided.v1', [GREENWICH, LEWISHAM]],
      ['service_request.cancelled.v1', [GREENWICH, LEWISHAM]],
      ['referral.cancelled.v1', [GREENWICH, LEWISHAM]],
      ['correction.made.v1', [GREENWICH]],
      ['correction.made.v1', [SOUTHWARK]],
    ]);
    const internal = at.work.facts.filter(({ recipients }) => recipients.length === 0);
    expect(internal.map(({ payload }) => payload)).toMatchObject([
      { authority: LEWISHAM, references: ['REF-1'] },
      { closed: true },
      { correctionId: raised.id },
    ]);
    const stands = { state: 'voided', voided: { correctionId: raised.id }, version: 2 };
    expect(await one()).toMatchObject(stands);
    const { items } = (await new ReadEpisodes(at.work).list({}, RAISER)) as EpisodePage;
    expect(items).toMatchObject([stands]);
    expect(await serviceRequests.lock(request.id)).toMatchObject({ state: 'cancelled' });
    expect(await at.work.stores.referrals.find(asked.id)).toMatchObject({ state: 'cancelled' });
  });

  it('cancels the transfer that was open, and can still be hidden', async () => {
    const [before] = await at.work.stores.episodes.list({
      choice: { authority: LEWISHAM },
      order: 'newest',
      limit: 1,
    });
    if (before?.state !== 'registered') throw new Error('it began otherwise');
    await at.work.stores.episodes.save({ ...before, state: 'transferring', resumesAs: 'active' });
    const { id } = await at.raise({ ...WRONG_CHILD, about: 'episode' });
    await at.approve(id);
    expect(await one()).toMatchObject({ state: 'voided' });
    expect(await one()).not.toHaveProperty('resumesAs');
    const context = { ...as(LEWISHAM, 4), expectedVersion: 2 };
    const shield: SetShieldPayload = {
      ...{ episodeId: EPISODE, hiddenFrom: [GREENWICH], because: 'domestic_abuse' },
    };
    expect(await new ShieldEpisode(at.work, whoMay, people).set(shield, context)).toMatchObject({
      state: 'voided',
      version: 3,
    });
  });

  it('becomes void once: a second correction of the kind is refused', async () => {
    const { lookupId } = episode();
    const first = await at.raise(WRONG_CHILD);
    const second = await at.raise({ ...WRONG_CHILD, about: 'lookup', aboutId: lookupId });
    await at.approve(first.id);
    expect(await at.deciding.approve({ correctionId: second.id }, as(LEWISHAM, 4))).toEqual({
      refused: 'episode_voided',
    });
    expect(await at.raising.execute(WRONG_CHILD, RAISER)).toEqual({ refused: 'episode_voided' });
    expect(await at.work.stores.corrections.find(second.id)).toMatchObject({ state: 'raised' });
  });

  it('stands in the family’s record in words', async () => {
    await at.approve((await at.raise(WRONG_CHILD)).id);
    const record = await new GatherRecord(at.work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    if (!('items' in record)) throw new Error('nothing was gathered');
    const [stands] = record.items;
    expect(stands?.title).toContain('it was of the wrong child');
    const words = stands?.fields.filter(({ name }) => name.startsWith('Where it was of the wrong'));
    expect(words).toMatchObject([{ value: expect.stringMatching(/^2026-/) as unknown }]);
  });

  it('changes in nothing by another correction of what is void already', async () => {
    const voided = voidEpisode(episode(), { correctionId: testId(70), at: AT });
    const by = { decidedBy: person(4), decidedAt: AT, askedAgain: false, version: 2 };
    const raised = { id: testId(71), raisedBy: LEWISHAM, raiserId: person(1), raisedAt: AT };
    const made = {
      ...WRONG_CHILD,
      ...raised,
      answers: LEWISHAM,
      dueAt: AT,
      climbs: 0,
      state: 'made',
    } as const;
    expect(await putRight({ ...made, ...by }, voided, at.work.stores)).toEqual({
      episode: voided,
      facts: [],
    });
  });
});

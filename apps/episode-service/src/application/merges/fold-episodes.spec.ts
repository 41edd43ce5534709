import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, testId } from '@hub/testing';
import {
  correction,
  episode,
  GREENWICH,
  LEWISHAM,
  merge,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { foldEpisodes } from './fold-episodes.js';

const AT = '2026-03-03T10:00:00.000Z';
const kept = episode();
const folded = episode({
  ...{ id: OTHER_EPISODE, originatingAuthority: GREENWICH, homeAuthority: GREENWICH },
  ...{ lead: { ...kept.lead, authority: GREENWICH, personId: person(2) } },
});
const lead = { personId: person(2), employer: GREENWICH, role: 'Nurse', agreed: true };

describe('what makes one episode of two', () => {
  let stores: EpisodeStores;
  beforeEach(async () => {
    stores = inMemoryEpisodeStores(new FixedClock());
    for (const one of [kept, folded]) await stores.episodes.add(one);
  });
  const fold = (change: Partial<typeof lead> = {}, pair = { kept, folded }) =>
    foldEpisodes(merge(), pair, { lead: { ...lead, ...change }, at: AT }, stores);

  it('knows nothing of somebody who has come to lead since it asked', async () => {
    const { next } = await fold({ personId: person(9) });
    expect(next.merge).toMatchObject({ state: 'made', hindrance: 'person_unknown' });
  });

  it('seats nobody twice', async () => {
    const seat = { id: testId(5), authority: GREENWICH, personId: person(2), role: 'T' };
    const one = { ...kept, team: [{ ...seat, confirmed: true }] };
    const { next } = await fold({}, { kept: one, folded });
    expect(next.kept.team).toHaveLength(1);
    expect(next.merge).not.toHaveProperty('hindrance');
  });

  it('ends requests for services, lets referrals go on, and hides from whom the other was hidden', async () => {
    const { serviceRequests } = stores;
    const request = testId(60);
    await serviceRequests.add({
      ...{ id: request, episodeId: OTHER_EPISODE, fromAuthority: GREENWICH },
      ...{
        toAuthority: LEWISHAM,
        service: 'education',
        urgency: 'routine' as const,
        state: 'sent',
        sentAt: AT,
        version: 1,
      },
    });
    const shield = { hiddenFrom: [SOUTHWARK], because: 'refuge', since: AT } as const;
    const { facts } = await fold({}, { kept, folded: { ...folded, shield } });
    const types = facts.map(({ event }) => event.type);
    expect(types).toContain('service_request.cancelled.v1');
    expect(types).not.toContain('referral.cancelled.v1');
    expect(facts.find(({ event }) => event.type === 'shield.changed.v1')?.payload).toEqual({
      ...{ episodeId: kept.id, hiddenFrom: [SOUTHWARK], version: 2 },
    });
    expect((await stores.episodes.find(kept.id))?.shield).toEqual(shield);
    expect(await serviceRequests.lock(request)).toMatchObject({ state: 'cancelled' });
  });

  it('leads on from every reference that the other had', async () => {
    await stores.corrections.add({
      ...correction({ episodeId: OTHER_EPISODE, kind: 'wrong_fact' }),
      ...{ state: 'made', decidedBy: person(4), decidedAt: AT, askedAgain: true },
      formerReference: 'OLD-2',
    });
    const { facts } = await fold();
    const ledOn = facts.find(({ event }) => event.type === 'episode.led_on.v1');
    expect(ledOn?.payload).toMatchObject({ references: ['REF-1', 'OLD-2'] });
  });
});

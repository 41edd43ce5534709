import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, testId } from '@hub/testing';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores, People } from '../ports.js';
import { AdmitAsker } from './admit-asker.js';

const joinRequestId = testId(77);
const JOINING = {
  joinRequestId,
  episodeId: EPISODE,
  authority: GREENWICH,
  personId: person(2),
  answers: LEWISHAM,
  answeredBy: person(1),
};
const shield = { hiddenFrom: [GREENWICH], because: 'x', since: '2026-03-01T10:00:00.000Z' };

describe('whom who leads lets join', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let checked: boolean | undefined;
  let roles: readonly ('practitioner' | 'lead_caf_contact')[];
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    roles = ['lead_caf_contact'];
    checked = undefined;
    await work.stores.episodes.add(episode({ lead: { ...episode().lead, personId: person(9) } }));
  });
  const staff: People = {
    find: async (id) => {
      const known = await people.find(id);
      return known && id === person(1)
        ? { ...known, roles: [...roles], ...(checked === undefined ? {} : { checked }) }
        : known;
    },
  };
  const admit = async (change: object = {}) => {
    const admitting = new AdmitAsker(work, consentRegister, staff, new CountingIds(), whoMay);
    await admitting.execute({ ...JOINING, ...change }, asked(LEWISHAM));
    return work.facts.at(-1)?.payload;
  };
  const team = async () => (await work.stores.episodes.find(EPISODE))?.team ?? [];

  it('is in the team, once, and the team is told', async () => {
    for (let times = 0; times < 2; times += 1) expect(await admit()).toEqual({ joinRequestId });
    expect(await team()).toMatchObject([
      { authority: GREENWICH, personId: person(2), role: 'other_professional', confirmed: false },
    ]);
    expect(work.told).toEqual([
      ['episode.team_member_added.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
      ['admission.settled.v1', []],
      ['admission.settled.v1', []],
    ]);
  });

  it.each([
    ['an episode that ended', { state: 'withdrawn' }, {}, 'not_running'],
    ['one that is hidden from them', { shield }, {}, 'shielded_from'],
    ['another’s person', {}, { authority: SOUTHWARK }, 'person_unknown'],
    ['nobody agreed to', {}, { authority: SOUTHWARK, personId: person(3) }, 'consent_missing'],
    ['another answers', {}, { answers: SOUTHWARK }, 'not_permitted'],
    ['no episode', {}, { episodeId: testId(78) }, 'not_permitted'],
  ])('stays out where it is %s, and who answered is told why', async (_what, was, change, why) => {
    const { lead } = episode();
    const changed = episode({ ...was, lead: { ...lead, personId: person(9) } } as object);
    await work.stores.episodes.save(changed);
    await work.stores.episodes.saveShield(changed);
    expect(await admit(change)).toEqual({ joinRequestId, hindrance: why });
    expect(await team()).toEqual([]);
  });

  it('stays out where who answered is no lead CAF contact any more', async () => {
    roles = ['practitioner'];
    expect(await admit()).toMatchObject({ hindrance: 'not_permitted' });
    expect(await team()).toEqual([]);
  });

  it('stays out where the checks of who answered are out of date', async () => {
    checked = false;
    expect(await admit()).toMatchObject({ hindrance: 'not_permitted' });
    checked = true;
    expect(await admit()).toEqual({ joinRequestId });
  });
});

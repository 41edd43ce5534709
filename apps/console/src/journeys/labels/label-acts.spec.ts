import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { Person } from '../../session/session-state.js';
import { faultsInLabel, LABEL_ACTS, labelFrom } from './label-acts.js';

const ID = '01900000-0000-7000-8000-000000000001';
const EPISODE: EpisodeView = {
  ...{ id: ID, state: 'active', originatingAuthority: 'E09000023', homeAuthority: 'E09000023' },
  ...{ consentId: ID, lookupId: ID, ownReference: 'LEW-1', team: [], counterparts: ['E09000023'] },
  levelOfNeed: { level: 2, label: 'Targeted' },
  leadProfessional: {
    authority: 'E09000023',
    personId: ID,
    term: 1,
    since: '2026-10-01T09:00:00Z',
  },
  child: { name: 'Kofi M.', reference: 'GRE-7' },
  startedAt: '2026-09-01T09:00:00Z',
  version: 3,
};
const person = (authority: string): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority, roles: ['practitioner'] },
});
const [own, other] = [person('E09000023'), person('E09000011')];
const label = { name: 'Kofi M.', bornIn: '2018-03', household: 'H-1' };

describe('what a child is called', () => {
  it('is changed where the case was started, and its reference noted elsewhere', () => {
    const named = { episode: EPISODE, label };
    const open = (of: typeof named, by: Person) =>
      Object.entries(LABEL_ACTS)
        .filter(([, act]) => act.isOpenTo(of, by))
        .map(([name]) => name);
    expect(open(named, own)).toEqual(['called']);
    expect(open(named, other)).toEqual(['our-reference']);
    const closed = { ...named, episode: { ...EPISODE, state: 'closed' as const } };
    for (const by of [own, other]) expect(open(closed, by)).toEqual([]);
  });

  it('stands in the form as it was chosen, and is sent as it is written', () => {
    const named = { episode: EPISODE, label };
    const draft = LABEL_ACTS['called']?.draft?.(named, own) ?? {};
    expect(draft).toEqual({ called: 'Kofi M.', born: '2018-03', household: 'H-1' });
    expect(LABEL_ACTS['called']?.order(draft, named, own)).toEqual({ episodeId: ID, label });
    expect(LABEL_ACTS['called']?.draft?.({ episode: EPISODE }, own)).toEqual({});
    expect(labelFrom({ called: 'Baby R.', born: '', household: '' })).toEqual({ name: 'Baby R.' });
    expect(labelFrom({ born: '2018-03' })).toBeUndefined();
    expect(faultsInLabel({ called: 'Kofi M.', born: '2018-03' })).toEqual([]);
    expect(faultsInLabel({ born: 'March' })).toMatchObject([{ field: 'born' }]);
    const reference = LABEL_ACTS['our-reference'];
    expect(reference?.draft?.(named, other)).toEqual({ ownReference: 'GRE-7' });
    expect(reference?.order({ ownReference: 'GRE-8' }, named, other)).toEqual({
      episodeId: ID,
      ownReference: 'GRE-8',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { ContinuumView } from '@hub/contracts/planning';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { ELSEWHERE_ACTS, type LinkedCase } from './elsewhere-acts.js';
import { elsewhereView } from './elsewhere-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'] as const;
const lead: Person = { id: ID, name: 'x', post: 'x', authority: LEWISHAM, roles: ['practitioner'] };
const OF: LinkedCase = {
  episode: { id: ID, ownReference: 'L-1', counterparts: [LEWISHAM] } as object as EpisodeView,
  items: [
    {
      ...{ episodeId: ID, system: 'ehcp', authority: GREENWICH, state: 'open' },
      notedAt: '2026-11-23T09:00:00Z',
    },
  ],
  suggested: [
    { system: 'camhs', name: 'CAMHS', when: 'It lasts', source: 'NG134', because: ['low', 'new'] },
    { system: 'family_help', name: 'Family Help', when: 'x', source: 'y', because: [] },
  ],
};
const descriptors = [{ code: 'low', says: 'Is low' }];
const CONTINUUM: ContinuumView = {
  version: 1,
  levels: [{ level: 2, name: 'Early help', descriptors }],
  labels: [],
};
const values = (facts: readonly { readonly value: string }[] = []) => facts.map((one) => one.value);

describe('records elsewhere', () => {
  it('show how they stand, and what to think of with who says so', () => {
    const { records, suggested } = elsewhereView(OF, CONTINUUM, lead);
    expect(records[0]).toMatchObject({ tag: { text: 'Under way' } });
    expect(values(records[0]?.facts)).toEqual(['Greenwich', '23 November 2026']);
    expect(values(suggested[0]?.facts)).toEqual(['It lasts', 'Is low. new', 'NG134']);
    expect(values(suggested[1]?.facts)).toContain('The level of need');
  });

  it('are noted by a borough with a part in the case, with what is asked for', () => {
    const hrefs = (person: Person) => elsewhereView(OF, CONTINUUM, person).links;
    expect(hrefs(lead)).toHaveLength(1);
    expect(hrefs({ ...lead, authority: GREENWICH })).toEqual([]);
    const act = ELSEWHERE_ACTS['note'];
    expect(faultsIn(act?.fields(OF, lead) ?? [], {})).toHaveLength(2);
    const form = { system: 'ehcp', state: 'closed', ownReference: '' };
    expect(act?.order(form, OF, lead)).toEqual({ episodeId: ID, system: 'ehcp', state: 'closed' });
  });
});

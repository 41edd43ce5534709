import { describe, expect, it } from '@jest/globals';
import type { EpisodePage, EpisodeView } from '@hub/contracts/episode';
import type { MergeView, SplitView } from '@hub/contracts/protection';
import type { Person } from '../../session/session-state.js';
import { MERGE_ACTS } from './one-child-acts.js';
import { mergeFrom, mergeQuestion, splitFrom, splitQuestion } from './one-child-questions.js';
import { mergeView, splitView } from './one-child-views.js';

const [ID, OTHER, THIRD] = [1, 2, 3].map(
  (n) => `01900000-0000-7000-8000-00000000000${String(n)}`,
) as [string, string, string];
const AT = '2026-11-23T09:00:00Z';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const viewer = (authority: string): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority },
  roles: ['lead_caf_contact'],
});
const side = (episodeId: string, authority: string, agreedAt?: string) => ({
  ...{ episodeId, authority, reference: 'R-1', answers: authority },
  ...(agreedAt === undefined ? {} : { agreedAt }),
});
const MERGE: MergeView = {
  id: THIRD,
  kept: side(ID, LEWISHAM, AT),
  folded: side(OTHER, GREENWICH),
  state: 'proposed',
  because: 'started_twice',
  proposedBy: LEWISHAM,
  proposedAt: AT,
  dueAt: AT,
  version: 1,
};
const SPLIT: SplitView = {
  ...{ id: THIRD, from: side(ID, LEWISHAM), to: side(OTHER, GREENWICH), undoesMerge: true },
  ...{ state: 'proposed', because: 'looked_alike', proposedBy: LEWISHAM, proposedAt: AT },
  ...{ dueAt: AT, documents: [ID], consents: [], team: [ID, OTHER], version: 1 },
};
const EPISODE = {
  ...{ id: ID, state: 'active', ownReference: 'L-1', originatingAuthority: LEWISHAM },
  ...{ startedAt: AT, team: [{ id: THIRD, personId: ID, authority: GREENWICH, role: 'Nurse' }] },
  foldedHere: [{ episodeId: THIRD, authority: GREENWICH, reference: 'G-9', at: AT }],
} as object as EpisodeView;
const OTHERS = { items: [EPISODE, { ...EPISODE, id: OTHER, ownReference: 'L-2' }] } as EpisodePage;
const wordsOf = (fields: readonly { name: string }[], name: string): string[] => {
  const field = fields.find((one) => one.name === name) as { words?: object } | undefined;
  return Object.keys(field?.words ?? {});
};

describe('two cases of one child', () => {
  it('are answered by who has not agreed yet, and by nobody once it is decided', () => {
    const acts = (merge: MergeView, authority: string) =>
      mergeView(merge, viewer(authority)).acts.map(({ href }) => href.split('/').at(-1));
    expect(acts(MERGE, GREENWICH)).toEqual(['approve', 'decline']);
    expect(acts(MERGE, LEWISHAM)).toEqual([]);
    expect(acts({ ...MERGE, state: 'made' }, GREENWICH)).toEqual([]);
    const decline = MERGE_ACTS['decline'];
    expect(decline?.order({ because: 'another_child' }, MERGE, viewer(GREENWICH))).toEqual({
      mergeId: THIRD,
      because: 'another_child',
    });
    const values = mergeView(MERGE, viewer(LEWISHAM)).facts.map(({ value }) => value);
    expect(values).toContain('Has not said yet');
  });

  it('are chosen among others than this one', () => {
    expect(wordsOf(mergeQuestion(EPISODE, OTHERS).fields, 'with')).toEqual([OTHER]);
    expect(mergeFrom({ with: OTHER, because: 'started_twice' }, ID)).toEqual({
      ...{ episodeId: ID, with: OTHER, because: 'started_twice' },
    });
  });
});

describe('two children in one case', () => {
  it('are told apart by the parts that there are, of one that goes on here or of its own', () => {
    const parts = { episode: EPISODE, others: OTHERS, consents: { items: [] } };
    const folder = { documents: [], held: [] } as object as never;
    const { fields } = splitQuestion({ ...parts, folder });
    expect(wordsOf(fields, 'other')).toEqual([THIRD, OTHER]);
    expect(fields.map(({ name }) => name)).toEqual(['other', 'because', 'team']);
    expect(splitFrom({ other: OTHER, because: 'looked_alike', team: THIRD }, ID)).toEqual({
      ...{ episodeId: ID, other: OTHER, because: 'looked_alike' },
      ...{ documents: [], consents: [], team: [THIRD] },
    });
  });

  it('are told apart by their families, too: contacts, needs and coordinator', () => {
    const contacts = [{ id: OTHER, kind: 'school', inTeam: true, organisation: 'Hill School' }];
    const coordinator = { personId: THIRD, authority: GREENWICH, since: AT };
    const needs = { easyRead: true, authority: LEWISHAM, recordedAt: AT };
    const episode = { ...EPISODE, contacts, coordinator, needs } as object as EpisodeView;
    const folder = { documents: [], held: [] } as object as never;
    const { fields } = splitQuestion({
      ...{ episode, others: OTHERS, consents: { items: [] }, folder },
    });
    expect(wordsOf(fields, 'contacts')).toEqual([OTHER]);
    expect(wordsOf(fields, 'beside')).toEqual(['needs', THIRD]);
    const form = { other: OTHER, because: 'looked_alike', contacts: OTHER };
    expect(splitFrom({ ...form, beside: ['needs', THIRD] }, ID)).toMatchObject({
      ...{ contacts: [OTHER], needs: true, coordinator: THIRD },
    });
    const split = { ...SPLIT, contacts: [OTHER], needs: true, coordinator: THIRD };
    expect(splitView(split, viewer(GREENWICH)).facts.map(({ value }) => value)).toContain(
      '1 document, 2 team members, 1 contact, what the family needs, its coordinator',
    );
  });

  it('show what leaves the case, and who is asked', () => {
    const view = splitView(SPLIT, viewer(GREENWICH));
    expect(view.facts.map(({ value }) => value)).toContain('1 document, 2 team members');
    expect(view.acts).toHaveLength(2);
    expect(splitView({ ...SPLIT, documents: [], team: [] }, viewer(LEWISHAM)).facts).toContainEqual(
      {
        key: 'Leaves the case',
        value: 'Nothing',
      },
    );
  });
});

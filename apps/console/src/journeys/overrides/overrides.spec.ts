import { describe, expect, it } from '@jest/globals';
import type { OpenedOverride } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { overrideFrom, overrideQuestion } from './override-question.js';
import { OVERRIDE_ACTS, overrideListView, overridePageView } from './override-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const AT = '2026-11-23T09:00:00Z';
const OVERRIDE: OpenedOverride = {
  id: ID,
  episodeId: ID,
  madeBy: 'E09000023',
  recipient: 'E09000011',
  categories: ['assessment', 'action_plan'],
  ground: 'significant_harm',
  explanation: 'Hurt today',
  familyTold: false,
  whyNotTold: 'Not safe',
  madeAt: AT,
  expiresAt: AT,
  reviewer: 'E09000028',
  reviewBy: AT,
  review: 'waiting',
  documents: [],
};
const reviewer: Person = {
  id: ID,
  name: 'Ada',
  post: 'x',
  authority: 'E09000028',
  roles: ['lead_caf_contact'],
};

describe('sharing without consent', () => {
  it('asks with whom, what, why, and whether the family knows', () => {
    const { fields } = overrideQuestion({ id: ID } as object as EpisodeView, 'E09000023');
    expect(fields[0]).toMatchObject({
      words: expect.not.objectContaining({ E09000023: 'Lewisham' }),
    });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      'recipient',
      'categories',
      'ground',
      'explanation',
      'familyTold',
    ]);
    const form = {
      recipient: 'E09000011',
      categories: 'assessment',
      ground: 'significant_harm',
      explanation: 'Hurt',
      familyTold: 'no',
      whyNotTold: 'Not safe',
    };
    expect(overrideFrom(form, ID)).toEqual({
      ...form,
      episodeId: ID,
      categories: ['assessment'],
      familyTold: false,
    });
  });

  it('is checked by a third borough, which sees no case', () => {
    const view = overridePageView(OVERRIDE, reviewer);
    expect(view.links).toHaveLength(1);
    expect(view.caseHref).toBeUndefined();
    expect(view.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining([
        'Hurt today',
        'Does not know: Not safe',
        'the assessment and the plan',
      ]),
    );
    expect(
      OVERRIDE_ACTS['review']?.order({ justified: 'no', reason: 'r' }, OVERRIDE, reviewer),
    ).toEqual({ overrideId: ID, justified: false, reason: 'r' });
    const own = overridePageView(OVERRIDE, { ...reviewer, authority: 'E09000023' });
    expect([own.links, own.caseHref]).toEqual([[], `/cases/${ID}`]);
  });

  it('stands in a list, with whoever outside the hub was told', () => {
    const { recipient: _none, ...outside } = OVERRIDE;
    const police = {
      ...outside,
      toldOutside: { kind: 'police', organisation: 'Police', how: 'in_person', at: AT } as const,
    };
    expect(
      overrideListView({ items: [OVERRIDE, police, outside] }).rows.map(({ text }) => text),
    ).toEqual([
      'Lewisham shared with Greenwich',
      'Lewisham shared with Police',
      'Lewisham shared with Somebody outside the hub',
    ]);
    expect(overrideListView({ items: [] }).sentence).toContain('nothing');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { PlanActionView, PlanView } from '@hub/contracts/planning';
import { faultsIn } from '../../pages/fields.js';
import {
  actionFrom,
  addQuestion,
  adoptionFrom,
  agreementFrom,
  agreeQuestion,
  familyQuestion,
  ownPlans,
  progressFrom,
} from './plan-question.js';
import { planPageView } from './plan-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const DOCUMENT = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const ACTION: PlanActionView = {
  ...{ id: ID, authority: LEWISHAM, domain: 'parents_and_carers', by: 'service', item: 2 },
  ...{ dueOn: '2026-05-01', documentId: DOCUMENT, state: 'not_done', reason: 'no_capacity' },
  ...{ addedAt: '2026-03-01T10:00:00Z', changedAt: '2026-03-01T10:00:00Z' },
};
const PLAN: PlanView = {
  ...{ episodeId: ID, firstReviewBy: '2026-05-25', missing: ['agreement'] },
  ...{ actions: [ACTION], withoutPart: [GREENWICH] },
  agreements: [
    {
      ...{ id: ID, authority: LEWISHAM, by: 'child', answer: 'not_asked', because: 'too_young' },
      ...{ on: '2026-03-01', recordedAt: '2026-03-01T10:00:00Z' },
    },
  ],
};
const day = (name: string) => ({
  ...{ [`${name}-day`]: '1', [`${name}-month`]: '5', [`${name}-year`]: '2026' },
});

describe('the plan of a case', () => {
  const view = (plan: PlanView, state: 'assessing' | 'active' | 'closed', authority = LEWISHAM) =>
    planPageView(plan, { state }, { authority });
  const acts = (...of: Parameters<typeof view>) =>
    view(...of).links.map(({ href }) => href.split('/').at(-1));

  it('says what is missing, who has no part in it, and what the family said', () => {
    const { tag, sentences, family } = view(PLAN, 'assessing');
    expect(tag.text).toBe('Not agreed yet');
    expect(sentences).toEqual([
      'Before it can be agreed, it needs the yes of the child or of a parent.',
      'Nothing in it yet from Greenwich.',
      'What an action says in words is in the documents of the case.',
    ]);
    expect(family).toEqual([
      {
        key: 'The child',
        value: 'Was not asked. The child is too young. 1 March 2026, Lewisham',
      },
    ]);
  });

  it('lets each borough change its own part, and read the document of another', () => {
    const [part] = view(PLAN, 'active').parts;
    expect(part).toMatchObject({
      borough: 'Lewisham',
      rows: [
        {
          text: 'Action 2: Parents and carers',
          href: `/cases/${ID}/plan/actions/${ID}`,
          about: 'A service, by 1 May 2026. Nobody had the time or a place',
          tag: { text: 'Not done' },
        },
      ],
    });
    const theirs = view(PLAN, 'active', GREENWICH).parts[0]?.rows[0];
    expect(theirs?.href).toBe(`/cases/${ID}/documents/${DOCUMENT}`);
    expect(view(PLAN, 'closed').parts[0]?.rows[0]?.href).toBe(theirs?.href);
  });

  it('is agreed once nothing is missing, and worked on until the case is over', () => {
    expect(acts(PLAN, 'assessing')).toEqual(['add', 'family']);
    const ready = { ...PLAN, missing: [] };
    expect(acts(ready, 'assessing')).toEqual(['add', 'family', 'agree']);
    expect(acts(ready, 'active')).toEqual(['add', 'family']);
    expect(acts(ready, 'closed')).toEqual([]);
  });

  it('takes an action with a document of one’s own borough', () => {
    const versions = [
      {
        version: 1,
        mediaType: 'application/json' as const,
        size: 1,
        addedAt: '2026-03-01T10:00:00Z',
      },
    ];
    const document = { id: DOCUMENT, episodeId: ID, versions, version: 1 };
    const plans = ownPlans(
      {
        documents: [
          { ...document, category: 'action_plan', authority: LEWISHAM },
          { ...document, id: ID, category: 'action_plan', authority: GREENWICH },
          { ...document, id: ID, category: 'assessment', authority: LEWISHAM },
        ],
      },
      LEWISHAM,
    );
    expect(Object.keys(plans)).toEqual([DOCUMENT]);
    const form = { documentId: DOCUMENT, domain: 'parents_and_carers', by: 'child', ...day('due') };
    expect(faultsIn(addQuestion(ID, plans).fields, {}).length).toBe(4);
    expect(addQuestion(ID, {}).lead?.[0]).toContain('no action plan');
    expect(actionFrom({ ...form, item: '2' }, ID)).toMatchObject({ dueOn: '2026-05-01', item: 2 });
    expect(actionFrom({ ...form, item: 'two' }, ID)).not.toHaveProperty('item');
  });

  it('takes a reason with what was not done alone', () => {
    const form = { state: 'not_done', reason: 'no_capacity', ...day('due') };
    expect(progressFrom(form, ID, ACTION)).toMatchObject({
      ...{ state: 'not_done', reason: 'no_capacity', dueOn: '2026-05-01' },
    });
    expect(progressFrom({ state: 'done', reason: 'no_capacity' }, ID, ACTION)).toEqual({
      ...{ episodeId: ID, planActionId: ID, state: 'done' },
    });
  });

  it('takes the word of the family with how it was said, or why they were not asked', () => {
    const both = { evidence: 'signed', because: 'too_young', ...day('on') };
    const said = (answer: string) => agreementFrom({ ...both, by: 'child', answer }, ID);
    expect(said('agrees')).toMatchObject({ evidence: 'signed', on: '2026-05-01' });
    expect(said('agrees')).not.toHaveProperty('because');
    expect(said('not_asked')).toMatchObject({ because: 'too_young' });
    expect(said('not_asked')).not.toHaveProperty('evidence');
    expect(faultsIn(familyQuestion(ID).fields, {}).length).toBe(3);
  });

  it('is agreed with a first review, on the version that was read', () => {
    const question = agreeQuestion(ID, '2026-05-25', '"3"');
    expect(question.hidden).toEqual({ etag: '"3"' });
    expect(adoptionFrom({ outOfBorough: 'not_needed', ...day('review') }, ID)).toEqual({
      ...{ episodeId: ID, step: 'agree_plan', outOfBorough: 'not_needed' },
      nextReviewOn: '2026-05-01',
    });
  });
});

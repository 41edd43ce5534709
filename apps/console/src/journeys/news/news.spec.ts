import { describe, expect, it } from '@jest/globals';
import { AGES_PASSED } from '@hub/contracts/consent';
import type { InboxItem } from '@hub/contracts/notification';
import type { DevelopmentList } from '@hub/contracts/planning';
import { pageOf } from '../home/inbox-words.js';
import { ageQuestion, newsQuestion } from './news-questions.js';

const ID = '01900000-0000-7000-8000-000000000001';
const NEWS: DevelopmentList = {
  episodeId: ID,
  items: [
    { kind: 'team', since: '2026-11-20T09:00:00Z', lastAt: '2026-11-23T09:00:00Z' },
    { kind: 'plan', since: '2026-11-19T09:00:00Z', lastAt: '2026-11-22T09:00:00Z' },
  ],
};

describe('what others did', () => {
  it('is looked at up to the last of what is shown, so that what comes later stays new', () => {
    const { hidden, facts } = newsQuestion(NEWS);
    expect(hidden).toEqual({ until: '2026-11-23T09:00:00Z' });
    expect(facts?.map(({ key }) => key)).toEqual(['The team', 'The plan']);
    expect(newsQuestion({ ...NEWS, items: [] })).not.toHaveProperty('hidden');
  });
});

describe('what waits for who leads', () => {
  const item = (step: InboxItem['step'], workflow: InboxItem['workflow']) =>
    pageOf({
      ...{ step, workflow, subject: ID, episodeId: ID },
      authority: 'E09000023',
    } as InboxItem);

  it('leads to a page on which it is done', () => {
    expect(item('look_at_developments', 'development')).toBe(`/cases/${ID}/news`);
    const steps = ['ask_young_person', 'prepare_for_18', 'end_at_18'] as const;
    expect(steps.map((step) => item(step, 'age'))).toEqual(
      AGES_PASSED.map((age) => ageQuestion(ID, age).action),
    );
    expect(item('name_lead', 'lead_gone')).toBe(`/cases/${ID}/lead`);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { LookupConfirmationView, LookupQuestionView } from '@hub/contracts/lookup';
import { childQuestionView, questionListView, reasonView } from './question-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OWN = 'E09000023';
const REASON: LookupConfirmationView = {
  lookupId: ID,
  personId: ID,
  purpose: 'before_assessment',
  caseReference: 'LEW-1',
  status: 'awaiting_confirmation',
  askedAt: '2026-11-24T09:00:00Z',
  confirmBy: '2026-11-26T17:00:00Z',
  reason: 'The midwife asks.',
  before: {
    items: [{ purpose: 'review', status: 'complete', askedAt: '2026-11-01T09:00:00Z' }],
    inThirtyDays: 3,
  },
};
const CHILD: LookupQuestionView = {
  id: ID,
  lookupId: ID,
  askedBy: 'E09000011',
  purpose: 'before_assessment',
  caseReference: 'GRE-1',
  reference: 'LEW-7',
  because: 'The names agree.',
  handling: 'ordinary',
  state: 'waiting',
  askedAt: '2026-11-24T09:00:00Z',
};
const PEOPLE = [
  { id: ID, authority: OWN, contact: { name: 'Ada Okafor', role: 'Student', team: 'Early Help' } },
];

describe('questions about lookups', () => {
  it('stand by kind, with who asks', () => {
    const view = questionListView(OWN, { items: [REASON], people: PEOPLE }, { items: [CHILD] });
    expect(view.sentence).toBe('2 questions wait for you.');
    expect(view.reasons[0]).toEqual({
      text: 'May Ada Okafor ask?',
      href: `/questions/reasons/${ID}`,
      when: 'Answer by Thursday 26 November 2026 at 5pm',
    });
    expect(view.children[0]?.text).toBe('Does Greenwich ask about the child of LEW-7?');
  });

  it('say when there is none, and what is answered and not yet rung about', () => {
    expect(questionListView(OWN, { items: [] }, { items: [] }).sentence).toBe(
      'No question waits for you.',
    );
    const { personId: _nobody, ...alone } = REASON;
    const view = questionListView(
      OWN,
      { items: [alone] },
      { items: [{ ...CHILD, state: 'same_child' }] },
    );
    expect(view.reasons[0]?.text).toBe('May a colleague ask?');
    expect(view.children[0]?.when).toContain('yet to ring');
  });
});

describe('a reason to confirm', () => {
  it('comes with who asks, their words and what they asked before', () => {
    const view = reasonView(REASON, PEOPLE, OWN, { why: 'Not ours' }, [
      { field: 'why', text: 'Enter' },
    ]);
    expect(view.asker?.name).toBe('Ada Okafor');
    expect(view.facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['The midwife asks.', '3']),
    );
    expect(view.before).toEqual(['1 November 2026: I prepare a review']);
    expect([view.why, view.errors['why']]).toEqual(['Not ours', { text: 'Enter' }]);
  });

  it('does without what is not known', () => {
    const { personId: _nobody, reason: _silent, before: _never, ...bare } = REASON;
    const view = reasonView(bare, undefined, OWN, {}, []);
    expect([view.asker, view.before]).toEqual([undefined, []]);
    expect(view.facts[1]?.value).toBe('They wrote nothing');
  });
});

describe('a question about a child', () => {
  it('says how far the details agree', () => {
    const view = childQuestionView(CHILD, { same: 'yes', contacted: 'yes' }, []);
    expect(view.facts.at(-1)?.value).toBe('The names agree.');
    expect([view.warning, view.spoken[0]?.checked, view.answers[0]?.checked]).toEqual([
      undefined,
      true,
      true,
    ]);
  });

  it('warns of a record that must not show', () => {
    expect(childQuestionView({ ...CHILD, handling: 'shielded' }, {}, []).warning).toContain(
      'Make sure that it is safe',
    );
  });
});

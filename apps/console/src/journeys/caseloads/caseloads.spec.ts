import { describe, expect, it } from '@jest/globals';
import type { CaseloadView } from '@hub/contracts/leading';
import { caseloadsView, handedOnView } from './caseload-views.js';
import { chosenOfForm, handOnQuestion } from './hand-on-question.js';

const [ANNA, BEN] = [
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-000000000002',
] as const;
const LEWISHAM = 'E09000023';
const contact = (name: string) => ({ name, role: 'Family worker', team: 'Early Help' });
const load = (personId: string, more: Partial<CaseloadView> = {}): CaseloadView => ({
  ...{ personId, leads: 0, overdue: 0, covered: 0, standsIn: 0, gone: false },
  ...more,
});
const people = [
  { id: ANNA, authority: LEWISHAM, contact: contact('Anna Able') },
  { id: BEN, authority: LEWISHAM, contact: contact('Ben Busy') },
];
const items = [load(ANNA, { leads: 60, overdue: 2, gone: true }), load(BEN, { standsIn: 1 })];
const handing = {
  personId: ANNA,
  authority: LEWISHAM,
  loads: { items, people },
  colleagues: people,
};

describe('who leads which cases', () => {
  it('names who has left, and how many cases wait', () => {
    const { sentence, rows } = caseloadsView({ items, people }, { authority: LEWISHAM }, true);
    expect(sentence).toBe(
      '60 cases, led by 1 person. 60 cases wait for another lead, because who led has left.',
    );
    expect(rows).toMatchObject([
      {
        name: 'Anna Able',
        cases: '60',
        late: '2',
        gone: true,
        handOn: { href: `/caseloads/${ANNA}` },
      },
      { name: 'Ben Busy', cases: '0', cover: 'They stand in for others in 1' },
    ]);
    expect(rows[1]).not.toHaveProperty('handOn');
  });

  it('says why the page is empty, and offers nothing to who may only look', () => {
    const by = { authority: LEWISHAM };
    expect(caseloadsView({ items: [] }, by, true).sentence).toContain('Nobody of your borough');
    expect(caseloadsView({ items, people }, by, false).rows[0]).not.toHaveProperty('handOn');
  });

  it('offers colleagues with what each leads already, and never who hands on', () => {
    const { lead = [], fields } = handOnQuestion(handing);
    expect(lead.join(' ')).toContain('50 are handed on at a time');
    expect(fields[0]).toMatchObject({ words: { [BEN]: 'Ben Busy, Family worker: leads 0 cases' } });
    expect(chosenOfForm(handing, { to: BEN, because: 'left' })).toEqual({
      ...{ toPersonId: BEN, because: 'left' },
    });
    expect(() => chosenOfForm(handing, { to: ANNA, because: 'left' })).toThrow();
  });

  it('says what became of each case', () => {
    const refused = { episodeId: BEN, outcome: 'refused' as const, code: 'x', next: 'Ask again.' };
    const done = { episodeId: ANNA, outcome: 'done' as const };
    expect(handedOnView(handing, BEN, { items: [done, refused], left: 1 })).toEqual({
      title: 'Some cases are handed on',
      sentence: 'Ben Busy leads 1 more case from now on. 1 case stays as it was.',
      refused: [{ href: `/cases/${BEN}`, text: 'Ask again.' }],
      next: { text: 'Hand on what is left', href: `/caseloads/${ANNA}` },
    });
    expect(handedOnView(handing, BEN, { items: [done], left: 0 }).refused).toEqual([]);
  });
});

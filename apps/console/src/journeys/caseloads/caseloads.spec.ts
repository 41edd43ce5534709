import { describe, expect, it } from '@jest/globals';
import type { CaseloadView } from '@hub/contracts/leading';
import { caseloadsView } from './caseload-views.js';
import { handedOnView } from './handed-on-view.js';
import { handOnQuestion, orderOf } from './hand-on-question.js';

const [ANNA, BEN] = [
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-000000000002',
] as const;
const LEWISHAM = 'E09000023';
const contact = (name: string) => ({ name, role: 'Family worker', team: 'Early Help' });
const load = (personId: string, more: Partial<CaseloadView> = {}): CaseloadView => ({
  ...{ personId, leads: 0, overdue: 0, covered: 0, coveredAlone: 0, standsIn: 0, gone: false },
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

const ORDER = { fromPersonId: ANNA, toPersonId: BEN, because: 'left' as const };

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
    expect(lead.join(' ')).toContain('At most 50 are handed on at a time');
    expect(fields[0]).toMatchObject({ words: { [BEN]: 'Ben Busy, Family worker: leads 0 cases' } });
    expect(orderOf(handing, { to: BEN, because: 'left' })).toEqual(ORDER);
    expect(() => orderOf(handing, { to: ANNA, because: 'left' })).toThrow();
  });

  it('says what became of each case', () => {
    const refused = { episodeId: BEN, outcome: 'refused' as const, code: 'x', next: 'Ask again.' };
    const done = { episodeId: ANNA, outcome: 'done' as const };
    expect(handedOnView(handing, ORDER, { items: [done, refused], left: 1 })).toEqual({
      title: '1 of 2 cases are handed on',
      sentence: 'Ben Busy leads 1 more case from now on. 1 case stays as it was.',
      refused: [{ href: `/cases/${BEN}`, text: 'Ask again.' }],
      next: { text: 'Hand on what is left', href: `/caseloads/${ANNA}` },
    });
    expect(handedOnView(handing, ORDER, { items: [done], left: 0 }).refused).toEqual([]);
  });

  it('says how far it is, goes on with one button, and counts all at the end', () => {
    const items = Array.from({ length: 50 }, () => ({ episodeId: ANNA, outcome: 'done' as const }));
    const first = handedOnView(handing, ORDER, { items, left: 70, goOnAfter: BEN });
    expect(first.title).toBe('50 of 120 cases are handed on');
    const form = Object.fromEntries((first.goOn?.hidden ?? []).map((one) => [one.name, one.value]));
    expect(orderOf(handing, form)).toEqual({ ...ORDER, after: BEN });
    // Sent twice: what the first sending did counts as well.
    const again = { items: items.slice(0, 20), left: 0 };
    expect(handedOnView(handing, ORDER, again, form)).toMatchObject({
      title: 'The cases are handed on',
      sentence: 'Ben Busy leads 120 more cases from now on.',
    });
    expect(handedOnView(handing, ORDER, again, { total: 'x' }).title).toContain('handed on');
  });
});

import { describe, expect, it } from '@jest/globals';
import { faultsIn } from '../../pages/fields.js';
import { coverAllOrder, coverAllQuestion, coveredView } from './cover-all-question.js';

const [ANNA, BEN] = [
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-000000000002',
] as const;
const contact = (name: string) => ({ name, role: 'Family worker', team: 'Early Help' });
const covering = {
  ...{ personId: ANNA, back: { text: 'Who leads which cases', href: '/caseloads' } },
  colleagues: [
    { id: ANNA, contact: contact('Anna Able') },
    { id: BEN, contact: contact('Ben Busy') },
  ],
};
const form = {
  ...{ personId: BEN, because: 'leave' },
  ...{ 'from-day': '24', 'from-month': '11', 'from-year': '2026' },
  ...{ 'until-day': '4', 'until-month': '12', 'until-year': '2026' },
};
const order = {
  ...{ leadProfessionalId: ANNA, personId: BEN, because: 'leave' },
  ...{ from: '2026-11-24', until: '2026-12-04' },
};

describe('who stands in for all cases of a lead', () => {
  it('is chosen among the others, from a day to a day', () => {
    const { title, fields } = coverAllQuestion(covering);
    expect(title).toBe('Name who stands in for all cases of Anna Able');
    expect(fields[0]).toMatchObject({ words: { [BEN]: 'Ben Busy, Family worker' } });
    expect(faultsIn(fields, form)).toEqual([]);
    expect(coverAllOrder(covering, form)).toEqual(order);
    expect(coverAllQuestion({ ...covering, colleagues: [] }).title).toContain('lead professional');
  });

  it('says how far it is and what could not be done, and goes on with the same', () => {
    const done = { episodeId: ANNA, outcome: 'done' as const };
    const refused = { episodeId: BEN, outcome: 'refused' as const, code: 'cover_exists' };
    const answer = { items: [done, refused], open: 120, left: 70, goOnAfter: BEN };
    const view = coveredView(covering, answer, form);
    expect(view).toMatchObject({
      title: '50 of 120 cases are done',
      refused: [{ href: `/cases/${BEN}`, text: 'Nobody could be named there.' }],
    });
    const sent = Object.fromEntries((view.goOn?.hidden ?? []).map((one) => [one.name, one.value]));
    expect(coverAllOrder(covering, sent)).toEqual({ ...order, after: BEN });
    const { goOnAfter: _more, ...whole } = { ...answer, left: 0 };
    expect(coveredView(covering, whole, form)).not.toHaveProperty('goOn');
    expect(coveredView(covering, whole, form).sentence).toContain('all were looked at');
  });
});

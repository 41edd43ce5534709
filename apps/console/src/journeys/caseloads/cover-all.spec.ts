import { describe, expect, it } from '@jest/globals';
import { faultsIn } from '../../pages/fields.js';
import { COVER_ALL_ACTS, coverAllOrder, coverAllQuestion } from './cover-all-question.js';
import { coverAllView, coverLinks } from './cover-all-view.js';
import { PATH } from './hand-on-question.js';

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

const LEWISHAM = 'E09000023';
const cover = {
  ...order,
  ...{ id: '01900000-0000-7000-8000-000000000009', authority: LEWISHAM, because: 'leave' as const },
  ...{ state: 'running' as const, namedAt: '2026-11-23T09:00:00.000Z', mayEnd: true },
  ...{ open: 120, covered: 118, notCovered: [ANNA, BEN] },
};
const of = { ...covering, cover };
const person = {
  ...{ id: ANNA, name: 'Anna Able', post: 'Family worker', authority: LEWISHAM },
  roles: ['practitioner' as const],
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

  it('is shown with how many cases are covered, where not, and its end', () => {
    const links = [{ text: 'Say that they stand in no more', href: `${PATH}/${ANNA}/cover/end` }];
    const { title, facts, bare, links: shown } = coverAllView(covering, cover, person);
    expect([title, shown]).toEqual(['Who stands in for Anna Able', links]);
    expect(facts).toContainEqual({ key: 'Who stands in', value: 'Ben Busy' });
    expect(facts).toContainEqual({ key: 'In how many cases', value: '118 of 120 cases' });
    expect(bare.map(({ href }) => href)).toEqual([`/cases/${ANNA}/lead`, `/cases/${BEN}/lead`]);
    const { mayEnd: _may, ...seen } = cover;
    expect(coverAllView(covering, { ...seen, mayEnd: false }, person).links).toEqual([]);
    expect(COVER_ALL_ACTS['end']?.order({ because: 'lead_is_back' }, of, person)).toEqual({
      ...{ coverId: cover.id, because: 'lead_is_back' },
    });
    expect(COVER_ALL_ACTS['end']?.then?.(of, person)).toBe('/caseloads');
  });

  it('stands above the list of all who lead, with a link to its page', () => {
    const people = covering.colleagues.map((one) => ({ ...one, authority: LEWISHAM }));
    expect(coverLinks({ items: [cover], people }, person)).toEqual([
      {
        text: 'Ben Busy stands in for all cases of Anna Able, until 4 December 2026',
        href: `${PATH}/${ANNA}/cover`,
      },
    ]);
  });
});

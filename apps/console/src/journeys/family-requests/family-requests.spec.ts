import { describe, expect, it } from '@jest/globals';
import type { SubjectAccessView } from '@hub/contracts/consent';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { askedQuestion, askingFrom, FAMILY_REQUEST_ACTS } from './family-request-acts.js';
import {
  familyRequestListView,
  familyRequestView,
  markedOn,
  marksOf,
  recordItemsView,
  redactionsFrom,
} from './family-request-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const ADA = '01900000-0000-7000-8000-000000000002';
const ACCESS: SubjectAccessView = {
  id: ID,
  episodeId: ID,
  authority: 'E09000023',
  state: 'to_redact',
  askedBy: 'child',
  askedOn: '2026-11-02',
  dueOn: '2026-12-02',
  gatheredAt: '2026-11-23T09:00:00Z',
  items: 2,
  redactions: [{ itemId: 'timeline-1', ground: 'whereabouts' }],
  version: 1,
};
const ben: Person = {
  id: ID,
  name: 'Ben',
  post: 'x',
  authority: 'E09000023',
  roles: ['lead_caf_contact'],
};
const lastParts = (access: SubjectAccessView) =>
  familyRequestView(access, ben).links.map(({ href }) => href.split('/').at(-1));

describe('a family that asks to see the record', () => {
  it('is asked for with who they are and when', () => {
    const { fields } = askedQuestion(ID);
    expect(faultsIn(fields, {})).toHaveLength(3);
    const day = { 'askedOn-day': '2', 'askedOn-month': '11', 'askedOn-year': '2026' };
    const form = { askedBy: 'child', evidenceReference: 'SAR-1', ...day };
    expect(askingFrom(form, ID)).toEqual({
      episodeId: ID,
      askedBy: 'child',
      askedOn: '2026-11-02',
      evidenceReference: 'SAR-1',
    });
    expect(() => askingFrom({}, ID)).toThrow('No day');
  });

  it('has the record looked through by two people, and printed then', () => {
    expect(lastParts(ACCESS)).toEqual(['items']);
    const marked = { ...ACCESS, state: 'to_approve' as const, redactedBy: ADA };
    expect(lastParts(marked)).toEqual(['items', 'decide']);
    expect(lastParts({ ...marked, redactedBy: ben.id })).toEqual(['items']);
    expect(lastParts({ ...ACCESS, state: 'ready' })).toEqual(['record']);
    const act = FAMILY_REQUEST_ACTS['decide'];
    expect(act?.order({ approve: 'no', reason: 'Look again' }, marked, ben)).toEqual({
      subjectAccessId: ID,
      approve: false,
      reason: 'Look again',
    });
    const sent = { ...marked, sentBackBecause: 'x', readyAt: ACCESS.gatheredAt, redactions: [] };
    expect(familyRequestView(sent, ben).facts.map(({ value }) => value)).toContain('Nothing');
    expect(familyRequestView(ACCESS, ben).facts.map(({ value }) => value)).toContain(
      '1 entry: it shows where somebody is',
    );
  });

  it('says which lines are left out alone', () => {
    const [one] = ACCESS.redactions;
    const redactions = [{ itemId: 'a', ground: 'whereabouts' as const, fields: ['School'] }];
    const facts = (some: SubjectAccessView['redactions']) =>
      familyRequestView({ ...ACCESS, redactions: some }, ben).facts.at(-1)?.value;
    expect(facts(redactions)).toBe('single lines of 1 entry: it shows where somebody is');
    if (one)
      expect(facts([one, ...redactions])).toBe(
        '1 entry and single lines of 1 entry: it shows where somebody is',
      );
  });

  it('stands in a list', () => {
    expect(familyRequestListView({ items: [ACCESS] }).rows[0]?.about).toContain('2 December 2026');
    expect(familyRequestListView({ items: [] }).sentence).toContain('No family');
  });
});

describe('what was gathered', () => {
  const item = { id: 'timeline-1', section: 'timeline' as const, title: 'Read', fields: [] };

  it('is marked line by line, and not by what was unticked', () => {
    const fields = ['School', 'Street', 'Street'].map((name) => ({ name, value: 'x' }));
    const form = { 'mark timeline-1': 'whereabouts', 'lines timeline-1': ['Street'] };
    const marked = { itemId: 'timeline-1', ground: 'whereabouts' as const, fields: ['Street'] };
    expect(redactionsFrom(markedOn(form))).toEqual([marked]);
    const again = { ...form, ...markedOn({ 'mark timeline-1': 'whereabouts' }) };
    expect(redactionsFrom(again)).toEqual(ACCESS.redactions);
    const access: SubjectAccessView = { ...ACCESS, redactions: [marked] };
    expect(redactionsFrom(marksOf(access))).toEqual([marked]);
    const [shown] = recordItemsView(
      access,
      { items: [{ ...item, fields }] },
      marksOf(access),
    ).items;
    expect(shown?.lines?.items.map(({ text, checked }) => [text, checked])).toEqual([
      ['School', false],
      ['Street', true],
    ]);
    expect(shown?.leftOut).toBe('It shows where somebody is. These lines alone: Street');
    const home = { items: [{ ...item, fields: [{ name: 'Home', value: 'E09000023' }] }] };
    expect(recordItemsView(access, home, {}).items[0]?.fields).toEqual([
      { name: 'Home', value: 'Lewisham' },
    ]);
    expect(recordItemsView(access, { items: [item] }, {}).items[0]?.lines).toBeUndefined();
  });

  it('is marked entry by entry', () => {
    const marks = marksOf(ACCESS);
    expect(redactionsFrom({ ...marks, 'mark x': 'no ground', other: 'whereabouts' })).toEqual(
      ACCESS.redactions,
    );
    const other = { ...item, id: 'b', at: ACCESS.gatheredAt, authority: 'E09000023' };
    const view = recordItemsView(ACCESS, { items: [item, other], nextCursor: 'c' }, marks);
    expect(view).toMatchObject({ canMark: true, next: 'c' });
    expect(view.items.map(({ leftOut, beside }) => [leftOut, beside])).toEqual([
      ['It shows where somebody is', ''],
      [undefined, '23 November 2026 at 9am, Lewisham'],
    ]);
    expect(view.items[0]?.grounds.find(({ selected }) => selected)?.value).toBe('whereabouts');
    const later: SubjectAccessView = { ...ACCESS, state: 'to_approve' };
    expect(recordItemsView(later, { items: [] }, {}).canMark).toBe(false);
  });
});

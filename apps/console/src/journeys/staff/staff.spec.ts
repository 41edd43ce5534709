import { describe, expect, it } from '@jest/globals';
import type { StaffView } from '@hub/contracts/identity';
import type { Person } from '../../session/session-state.js';
import { faultsIn } from '../../pages/fields.js';
import { STAFF_ACTS, STAFF_REFUSALS } from './staff-acts.js';
import { draftOfStaff, staffFields, termsFrom } from './staff-fields.js';
import {
  isForOneAlone,
  meansView,
  oneStaffView,
  renewQuestion,
  staffListView,
} from './staff-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const person = (roles: Person['roles'], id = OTHER): Person => ({
  ...{ id, name: 'Ben', post: 'x', authority: 'E09000023' },
  roles,
});
const STAFF: StaffView = {
  id: ID,
  authority: 'E09000023',
  contact: { name: 'Ama', role: 'Worker', team: 'Early Help', phone: '020 7946 0123' },
  roles: ['practitioner'],
  verified: false,
  organisation: { id: OTHER, name: 'Hill School', sector: 'education', authority: 'E09000023' },
  managerId: OTHER,
  username: 'ama',
  checkedUntil: '2029-03-07',
  version: 3,
};
const UNTIL = '2026-12-07T23:59:59.999Z';
const NOW = Date.parse('2026-11-24T09:00:00Z');
const LATER = Date.parse('2026-12-08T09:00:00Z');
const linksOf = (staff: StaffView, viewer: Person) =>
  oneStaffView(staff, viewer, NOW).links.map(({ href }) => href.split('/').at(-1));

describe('a member of staff', () => {
  it('is changed as they stand, and loses nothing that the page does not ask for', () => {
    const draft = draftOfStaff(STAFF);
    expect(faultsIn(staffFields(person(['service_manager'])), draft)).toEqual([]);
    expect(termsFrom(draft, STAFF)).toEqual({
      contact: STAFF.contact,
      roles: ['practitioner'],
      checkedUntil: '2029-03-07',
      organisationId: OTHER,
      managerId: OTHER,
    });
    expect(STAFF_ACTS['change']?.order(draft, STAFF, person([]))).toMatchObject({ personId: ID });
  });

  it('is offered what may be done: nothing to themselves, nor once they have left', () => {
    const manager = person(['service_manager']);
    expect(linksOf(STAFF, manager)).toEqual([...['change', 'verify', 'offer', 'end', 'sign-in']]);
    expect(linksOf({ ...STAFF, verified: true }, manager)).toContain('unverify');
    expect(linksOf({ ...STAFF, severalPosts: true }, manager)).not.toContain('offer');
    const offered = linksOf({ ...STAFF, offeredTo: OTHER }, manager);
    expect(offered).toEqual(expect.arrayContaining(['offer-again', 'take-back']));
    expect(offered).not.toContain('offer');
    expect(linksOf(STAFF, person(['service_manager'], ID))).toEqual([]);
    expect(linksOf({ ...STAFF, endedAt: '2026-11-24T09:00:00Z' }, manager)).toEqual([]);
  });

  it('is offered as another post of somebody until a day, and then that has lapsed', () => {
    const offered: StaffView = { ...STAFF, offeredTo: OTHER, offeredUntil: UNTIL };
    const said = (now: number) =>
      oneStaffView(offered, person([]), now).facts.find(({ key }) => key === 'This post')?.value;
    expect(said(NOW)).toContain('and may until 7 December 2026');
    expect(said(LATER)).toContain('Ask again, or take it back');
    const tags = (now: number) =>
      staffListView({ items: [offered] }, 'offered', now).rows.map(({ tag }) => tag?.text);
    expect([tags(NOW), tags(LATER)]).toEqual([['Until 7 December 2026'], ['Lapsed']]);
  });

  it('is offered no second time where a colleague was quicker, and the form says what to do', () => {
    const over = (staff: StaffView) => STAFF_ACTS['offer']?.over?.(staff);
    expect(over({ ...STAFF, offeredTo: OTHER })?.text).toContain('take that back first');
    expect(over({ ...STAFF, severalPosts: true })).toBeUndefined();
    expect(STAFF_REFUSALS['post_offered']).toEqual(over({ ...STAFF, offeredTo: OTHER }));
  });

  it('has several posts by what they say themselves, and new means for one alone where asked', () => {
    const said = STAFF_ACTS['offer']?.order({ number: OTHER.toUpperCase() }, STAFF, person([]));
    expect(said).toEqual({ personId: ID, otherId: OTHER });
    expect(STAFF_ACTS['take-back']?.order({}, STAFF, person([]))).toEqual({ personId: ID });
    const asked: StaffView = { ...STAFF, offeredTo: OTHER, offeredUntil: UNTIL };
    expect(STAFF_ACTS['offer-again']?.order({}, asked, person([]))).toEqual(said);
    const several: StaffView = { ...STAFF, severalPosts: true, held: true };
    const fact = oneStaffView(several, person([]), NOW).facts.find(
      ({ key }) => key === 'This post',
    );
    expect(fact?.value).toMatch(/^One of several of theirs.*before somebody verifies them$/);
    expect(renewQuestion({ body: STAFF, etag: '"3"' }, NOW)).toMatchObject({
      ...{ fields: [], hidden: { etag: '"3"' }, facts: [{ key: 'Verified', value: 'No' }] },
    });
    const ofSeveral = renewQuestion({ body: several, etag: '"3"' }, NOW);
    expect(faultsIn(ofSeveral.fields, {})).toHaveLength(1);
    expect(['alone', 'all', 'x'].map((alone) => isForOneAlone({ alone }))).toEqual([
      ...[true, false, false],
    ]);
  });

  it.each([
    [['lead_caf_contact'], 1],
    [['service_manager'], 2],
    [['head_of_service', 'practitioner'], 4],
    [['lead_caf_contact', 'data_protection_officer'], 1],
  ] as const)('is given no role above those of %s', (roles, many) => {
    const field = staffFields(person(roles)).find(({ name }) => name === 'roles');
    expect(field?.kind === 'some' && Object.keys(field.words)).toHaveLength(many);
  });
});

describe('the lists and pages of staff', () => {
  it('show who is not verified, and what was handed over once', () => {
    const view = staffListView({ items: [STAFF, { ...STAFF, verified: true }] }, 'now', NOW);
    expect(view.rows.map(({ tag }) => tag?.text)).toEqual(['Not verified', undefined]);
    expect(staffListView({ items: [] }, 'ended', NOW)).toMatchObject({ rows: [], links: [] });
    const means = meansView({ ...STAFF, password: 'abc-def', codeSecret: 'ABCDEFGHIJ' });
    expect(means.facts.map(({ value }) => value)).toEqual(['ama', 'abc-def', 'ABCD EFGH IJ']);
  });
});

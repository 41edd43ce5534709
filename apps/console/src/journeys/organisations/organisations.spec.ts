import { describe, expect, it } from '@jest/globals';
import type { KeptOrganisation } from '@hub/contracts/identity';
import type { Person } from '../../session/session-state.js';
import { CLOSED_ACTS } from './closed-acts.js';
import {
  draftOfOrganisation,
  organisationFaults,
  organisationFields,
  organisationFrom,
} from './organisation-fields.js';
import {
  changeQuestion,
  organisationListView,
  organisationQuery,
  organisationView,
} from './organisation-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const LEWISHAM = 'E09000023';
const contact = { name: 'Ada', role: 'Head teacher', team: 'Hill School' };
const PEOPLE = [{ id: OTHER, authority: LEWISHAM, contact }];
const SCHOOL: KeptOrganisation = {
  ...{ id: ID, name: 'Hill School', sector: 'education', authority: LEWISHAM, urn: '100001' },
  ...{ partOf: OTHER, ledBy: OTHER, version: 2 },
};
const CLUSTER: KeptOrganisation = {
  ...{ id: OTHER, name: 'Northern cluster', sector: 'education', authority: LEWISHAM, version: 1 },
};
const OFFERED = { organisations: [SCHOOL, CLUSTER], colleagues: PEOPLE };
const person = (change: Partial<Person> = {}): Person => ({
  ...{ id: ID, name: 'Ben', post: 'x', authority: LEWISHAM, roles: ['service_manager'] },
  ...change,
});

describe('the organisations of a borough', () => {
  it('are found by name and kind, and registered by who keeps staff', () => {
    expect(organisationQuery({ q: 'hill', sector: 'education' })).toEqual({
      ...{ q: 'hill', sector: 'education' },
    });
    expect(organisationQuery({ q: 'h', sector: 'x' })).toEqual({});
    const found = { items: [SCHOOL, CLUSTER], nextCursor: 'c', people: PEOPLE };
    const view = organisationListView(found, { sector: 'education' }, person());
    expect(view.rows.map(({ about }) => about)).toEqual([
      'School, nursery or college, led by Ada',
      'School, nursery or college',
    ]);
    expect(view.nextPage).toBe('/our-organisations?sector=education&from=c');
    expect(view.links).toHaveLength(1);
    const empty = organisationListView({ items: [] }, {}, person({ roles: ['practitioner'] }));
    expect([empty.links, empty.empty]).toEqual([[], expect.stringContaining('no organisation')]);
  });

  it('stand with their cluster, their lead and what belongs to them', () => {
    const parts = { organisation: { ...SCHOOL, people: PEOPLE }, cluster: CLUSTER, members: [] };
    const view = organisationView(parts, person());
    expect(view.facts.map(({ value }) => value)).toEqual([
      ...['Hill School', 'School, nursery or college', '100001', 'Northern cluster', 'Ada'],
    ]);
    expect(view.links.map(({ text }) => text)).toEqual([
      ...['See Northern cluster', 'Change what stands here', 'Say when it is closed'],
    ]);
    expect(organisationView(parts, person({ authority: 'E09000011' })).links).toHaveLength(1);
    const closed = [{ from: '2026-12-21', to: '2027-01-01', name: 'Christmas holiday' }];
    expect(
      organisationView({ organisation: { ...CLUSTER, closed }, members: [] }, person()).facts.at(
        -1,
      ),
    ).toEqual({
      ...{ key: 'Closed: Christmas holiday', value: '21 December 2026 to 1 January 2027' },
    });
    const of = { organisation: CLUSTER, members: [SCHOOL] };
    expect(organisationView(of, person()).members[0]?.text).toBe('Hill School');
    expect(changeQuestion(of, OFFERED, '"1"').hidden).toEqual({ etag: '"1"' });
  });

  it('are changed as they stand; a wrong number is said at its field', () => {
    const fields = organisationFields(OFFERED, ID);
    const draft = draftOfOrganisation(SCHOOL);
    expect(organisationFaults(fields, draft)).toEqual([]);
    const { id: _id, authority: _authority, version: _version, ...terms } = SCHOOL;
    expect(organisationFrom(draft)).toEqual(terms);
    const closed = [{ from: '2026-12-21', to: '2027-01-01', name: 'Christmas holiday' }];
    expect(organisationFrom(draft, { closed })).toEqual({ ...terms, closed });
    expect(fields.find(({ name }) => name === 'partOf')).toMatchObject({
      words: { [OTHER]: 'Northern cluster' },
    });
    const wrong = organisationFaults(fields, { ...draft, urn: '17', ods: 'x' });
    expect(wrong.map(({ field }) => field)).toEqual(['urn', 'ods']);
    expect(organisationFrom({ name: 'Trust', sector: 'health', ods: 'rj2' })).toEqual({
      ...{ name: 'Trust', sector: 'health', ods: 'RJ2' },
    });
  });
});

describe('the days on which an organisation is closed', () => {
  const holiday = { from: '2026-12-21', to: '2027-01-01', name: 'Christmas holiday' };
  const of = { organisation: { ...SCHOOL, closed: [holiday] } };
  const order = (name: string, form: Record<string, string>) =>
    CLOSED_ACTS[name]?.order(form, of, person());
  const { id: organisationId, authority: _authority, version: _version, ...terms } = SCHOOL;

  it('are added in order, and taken away, while all else stays as it is', () => {
    const day = (name: string, date: string) => ({
      ...{ [`${name}-day`]: date, [`${name}-month`]: '10', [`${name}-year`]: '2026' },
    });
    const form = { what: 'Half-term', ...day('from', '26'), ...day('to', '30'), coveredBy: OTHER };
    const half = { name: 'Half-term', from: '2026-10-26', to: '2026-10-30', coveredBy: OTHER };
    expect(order('closed', form)).toEqual({ organisationId, ...terms, closed: [half, holiday] });
    expect(order('open', { from: '2026-12-21' })).toEqual({ organisationId, ...terms, closed: [] });
  });

  it('are said by who keeps it, of days that stand there', () => {
    const acts = (organisation: KeptOrganisation, viewer = person()) =>
      Object.keys(CLOSED_ACTS).filter((name) =>
        CLOSED_ACTS[name]?.isOpenTo({ organisation }, viewer),
      );
    expect(acts(of.organisation)).toEqual(['closed', 'open']);
    expect(acts(SCHOOL)).toEqual(['closed']);
    expect(acts(of.organisation, person({ authority: 'E09000011' }))).toEqual([]);
  });
});

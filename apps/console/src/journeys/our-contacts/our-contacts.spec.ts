import { describe, expect, it } from '@jest/globals';
import type { AuthorityView, NamedContact } from '@hub/contracts/identity';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { CONTACT_ACTS, contactFacts, ourContactsView } from './our-contacts.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const named = (personId: string, name: string, change = {}): NamedContact => ({
  personId,
  contact: { name, role: 'Lead CAF contact', team: 'Early Help' },
  ...change,
});
const away = [{ from: '2026-12-01T00:00:00Z', until: '2026-12-08T00:00:00Z' }];
const AUTHORITY: AuthorityView = {
  code: 'E09000023',
  name: 'Lewisham',
  leadCafContact: named(OTHER, 'Ben').contact,
  onDuty: 'deputy',
  lead: named(ID, 'Ada', { absences: away }),
  deputies: [named(OTHER, 'Ben')],
  teams: [],
  reachableNow: [],
  roundTheClock: false,
  systems: [],
  confirmedOn: '2026-06-01',
  freshness: 'due',
  version: 1,
};
const keeper: Person = {
  id: ID,
  name: 'Ada',
  post: 'x',
  authority: 'E09000023',
  roles: ['lead_caf_contact'],
};

describe('the contacts of one’s borough', () => {
  it('say who is reached now, who is away, and how sure that is', () => {
    const view = ourContactsView(AUTHORITY, keeper);
    expect(view.sentence).toContain('A deputy stands in');
    expect(view.onDuty.name).toBe('Ben');
    expect(view.people[0]?.away).toEqual(['Away from 1 December 2026, back on 8 December 2026.']);
    expect(view.fresh.tag).toBe('To be confirmed');
    expect(view.links.map(({ href }) => href)).toEqual([
      '/our-contacts/confirm',
      '/our-contacts/away',
      '/our-contacts/who-answers',
    ]);
    expect(ourContactsView(AUTHORITY, { ...keeper, roles: ['practitioner'] }).links).toEqual([]);
  });

  it('are confirmed, and told when somebody is away', () => {
    expect(CONTACT_ACTS['confirm']?.order({}, AUTHORITY, keeper)).toEqual({ gss: 'E09000023' });
    const fields = CONTACT_ACTS['away']?.fields(AUTHORITY, keeper) ?? [];
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      'personId',
      'from-day',
      'until-day',
    ]);
    const days = { 'from-day': '1', 'until-day': '8' };
    const same = {
      'from-month': '7',
      'from-year': '2026',
      'until-month': '12',
      'until-year': '2026',
    };
    expect(
      CONTACT_ACTS['away']?.order({ personId: ID, ...days, ...same }, AUTHORITY, keeper),
    ).toEqual({
      gss: 'E09000023',
      personId: ID,
      from: '2026-06-30T23:00:00.000Z',
      until: '2026-12-08T00:00:00.000Z',
    });
  });
});

describe('who answers for one’s borough', () => {
  const act = CONTACT_ACTS['who-answers'];
  const THIRD = '01900000-0000-7000-8000-000000000003';
  const colleagues = [{ id: THIRD, contact: named(THIRD, 'Cem').contact }];

  it('begins with who is named, among all who work there', () => {
    const book = { ...AUTHORITY, colleagues };
    const fields = act?.fields(book, keeper) ?? [];
    expect(fields.map(({ name }) => name)).toHaveLength(6);
    expect(fields[0]).toMatchObject({
      words: { [ID]: 'Ada', [OTHER]: 'Ben', [THIRD]: 'Cem, Lead CAF contact' },
    });
    expect(act?.draft?.(book, keeper)).toEqual({ lead: ID, 'deputy-1': OTHER });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual(['lead']);
    expect(contactFacts({ ...AUTHORITY, deputies: [] })[1]?.value).toBe('Nobody');
  });

  it('keeps teams and systems as they are, and names nobody twice', () => {
    const teams = [{ name: 'Early Help', hours: [] }];
    const form = { lead: OTHER, 'deputy-1': ID, 'deputy-3': ID, 'deputy-4': THIRD };
    expect(act?.order(form, { ...AUTHORITY, teams }, keeper)).toEqual({
      ...{ gss: 'E09000023', teams, systems: [] },
      ...{ leadCafContactId: OTHER, deputyIds: [ID, THIRD] },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { leadsNow, rolesNow } from './roles-now.js';

const NOW = '2026-11-23T09:00:00.000Z';
const DUTY = { leadId: 'lead', deputyIds: ['deputy', 'second'] };
const away = (personId: string) => ({
  personId,
  from: '2026-11-20T00:00:00.000Z',
  until: '2026-11-30T00:00:00.000Z',
});

describe('who is lead CAF contact', () => {
  it('is whom the entry names, and who stands in beside them', () => {
    expect([...leadsNow(DUTY, [], NOW)]).toEqual(['lead']);
    expect([...leadsNow(DUTY, [away('lead')], NOW)]).toEqual(['lead', 'deputy']);
    const both = [away('lead'), away('deputy')];
    expect([...leadsNow(DUTY, both, NOW)]).toEqual(['lead', 'second']);
  });
});

describe('the roles of a person', () => {
  const leads = new Set(['lead']);

  it('follow the entry: whom it names leads, whatever the account says', () => {
    expect(rolesNow({ id: 'lead', roles: ['practitioner'] }, leads)).toEqual([
      'practitioner',
      'lead_caf_contact',
    ]);
    expect(rolesNow({ id: 'x', roles: ['arbitrator', 'lead_caf_contact'] }, leads)).toEqual([
      'arbitrator',
    ]);
    expect(rolesNow({ id: 'x', roles: ['lead_caf_contact'] }, leads)).toEqual(['practitioner']);
  });

  it('are those of the account where there is no entry', () => {
    expect(rolesNow({ id: 'x', roles: ['lead_caf_contact'] }, undefined)).toEqual([
      'lead_caf_contact',
    ]);
    expect(rolesNow({ id: 'x', roles: ['practitioner'] }, undefined)).toEqual(['practitioner']);
  });
});

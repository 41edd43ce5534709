import { expect, it } from '@jest/globals';
import { GREENWICH, hubEpisode, LEWISHAM, person } from '../../testing/examples.js';
import { leads } from './leads.js';

it('leads who is named, and the lead CAF contacts of their authority', () => {
  const episode = hubEpisode({ leadAuthority: LEWISHAM, leadPersonId: person(1) });
  const by = (authority: string, personId: string, role: 'practitioner' | 'lead_caf_contact') =>
    leads(episode, { authority, personId, roles: [role] });
  expect(by(LEWISHAM, person(1), 'practitioner')).toBe(true);
  expect(by(LEWISHAM, person(2), 'practitioner')).toBe(false);
  expect(by(LEWISHAM, person(2), 'lead_caf_contact')).toBe(true);
  expect(by(GREENWICH, person(1), 'practitioner')).toBe(false);
  expect(by(GREENWICH, person(2), 'lead_caf_contact')).toBe(false);
  expect(leads(episode, { authority: LEWISHAM, roles: [] })).toBe(false);
});

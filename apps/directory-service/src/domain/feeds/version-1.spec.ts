import { describe, expect, it } from '@jest/globals';
import { mended } from './mended.js';
import { fromVersion1, isVersion1 } from './version-1.js';

/** Made up, by the schema of Open Referral UK 1. */
const SERVICE = {
  id: '1001',
  name: 'Stay and Play',
  organization: { id: '9', name: 'Example Trust', description: 'Trust', url: 'www.example.org' },
  attending_type: 'venue',
  eligibilitys: [
    { id: '1', minimum_age: 5, maximum_age: 11 },
    { id: '2', eligibility: 'female', minimum_age: '8', maximum_age: 14 },
  ],
  regular_schedules: [
    { id: '3', weekday: 1, opens_at: '09:00', closes_at: '12:00' },
    { id: '4', byday: 'FR', freq: 'WEEKLY', service_at_location: { id: '5' } },
  ],
  service_at_locations: [
    {
      id: '5',
      location: {
        id: '6',
        name: 'Hall',
        latitude: 51.46,
        longitude: -0.01,
        physical_addresses: [{ id: '7', address_1: '1 High Street', postal_code: 'SE13 6LG' }],
        accessibility_for_disabilities: [{ id: '8', accessibility: 'Ramp' }],
      },
    },
  ],
  service_taxonomys: [
    { id: '10', taxonomy: { id: 'esd:12', name: 'Childcare', vocabulary: 'esdServiceTypes' } },
  ],
  contacts: [{ id: '11', name: 'Front desk', phones: [{ id: '12', number: '020 7946 0000' }] }],
  languages: [{ id: '13', language: 'Urdu' }],
  reviews: [{ id: '14', title: 'Good' }],
};

describe('a service of Open Referral UK 1', () => {
  it('is known by its lists', () => {
    expect([SERVICE, { id: 's', eligibilities: [] }].map(isVersion1)).toEqual([true, true]);
    expect([{ id: 's', schedules: [] }, null, 'x'].map(isVersion1)).toEqual([false, false, false]);
  });

  it('is read as one of version 3', () => {
    expect(fromVersion1(SERVICE)).toMatchObject({
      id: '1001',
      status: 'active',
      organization: { name: 'Example Trust', website: 'www.example.org' },
      minimum_age: 5,
      maximum_age: 14,
      schedules: [
        { freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', attending_type: 'venue' },
        { byday: 'FR', service_at_location_id: '5' },
      ],
      service_at_locations: [
        {
          id: '5',
          location: {
            location_type: 'physical',
            name: 'Hall',
            addresses: [{ address_type: 'physical', postal_code: 'SE13 6LG', country: 'GB' }],
            accessibility: [{ id: '8', description: 'Ramp' }],
          },
        },
      ],
      attributes: [
        { taxonomy_term: { name: 'Childcare', taxonomy: 'esdServiceTypes', term: 'esd:12' } },
        { link_type: 'eligibility', taxonomy_term: { name: 'female' } },
      ],
      languages: [{ name: 'Urdu' }],
      contacts: SERVICE.contacts,
    });
    expect(fromVersion1(SERVICE)).not.toHaveProperty('reviews');
  });

  it('of which one rule names no age says none', () => {
    const said = fromVersion1({
      id: '1',
      eligibilitys: [{ id: '1' }, { id: '2', minimum_age: 8 }],
    });
    expect(said).not.toHaveProperty('minimum_age');
  });
});

describe('a slip of a real feed', () => {
  it.each([
    [{ url: 'www.example.org/a b' }, { url: 'https://www.example.org/a%20b' }],
    [{ url: 'example.org' }, { url: 'https://example.org' }],
    [{ url: '', email: ' ' }, {}],
    [{ email: 'a@example.org ' }, { email: 'a@example.org' }],
    [{ email: 'a@example.org; b@example.org' }, { email: 'a@example.org' }],
    [{ email: 'mailto:a@example.org' }, { email: 'a@example.org' }],
    [{ status: 'Active' }, { status: 'active' }],
    [{ status: 'temporarily_closed' }, { status: 'temporarily closed' }],
    [{ minimum_age: '5', maximum_age: '' }, { minimum_age: 5 }],
    [{ last_modified: '2026-03-01T10:00:00' }, { last_modified: '2026-03-01T10:00:00Z' }],
    [{ last_modified: '2026-03-01' }, { last_modified: '2026-03-01T00:00:00Z' }],
    [{ schedules: [{ freq: 'weekly' }] }, { schedules: [{ freq: 'WEEKLY' }] }],
    [
      { organization: { name: 'Trust' } },
      { organization: { name: 'Trust', description: 'Trust' } },
    ],
  ])('%j is read as %j', (record, read) => {
    expect(mended(record)).toEqual(read);
  });

  it.each([
    { url: 'ask at reception' },
    { email: 'none' },
    { minimum_age: 'five' },
    { status: 'perhaps' },
  ])('%j is left for the check to name, since nobody can tell what is meant', (record) => {
    expect(mended(record)).toEqual(record);
  });
});

import { expect, it } from '@jest/globals';
import { recordsIn } from './tabular-package.js';

it('puts the tables of a package together into records, and leaves out empty cells', () => {
  const tables = new Map([
    ['services', [{ id: 's', organization_id: 'o', name: 'Stay and play', url: '' }]],
    ['organizations', [{ id: 'o', name: 'Family hub' }]],
    ['schedules', [{ id: 'c', service_id: 's', byday: 'SA' }]],
    ['service_at_locations', [{ id: 'at', service_id: 's', location_id: 'l' }]],
    ['locations', [{ id: 'l', name: 'Hall' }]],
    ['addresses', [{ id: 'a', location_id: 'l', postal_code: 'SE13 6LG' }]],
    ['attributes', [{ id: 't', link_id: 's', taxonomy_term_id: 'term' }]],
    ['taxonomy_terms', [{ id: 'term', name: 'Play' }]],
  ]);
  expect(recordsIn(tables)).toEqual([
    {
      id: 's',
      organization_id: 'o',
      name: 'Stay and play',
      organization: { id: 'o', name: 'Family hub' },
      schedules: [{ id: 'c', service_id: 's', byday: 'SA' }],
      service_at_locations: [
        {
          id: 'at',
          service_id: 's',
          location_id: 'l',
          location: {
            id: 'l',
            name: 'Hall',
            addresses: [{ id: 'a', location_id: 'l', postal_code: 'SE13 6LG' }],
          },
        },
      ],
      attributes: [
        {
          id: 't',
          link_id: 's',
          taxonomy_term_id: 'term',
          taxonomy_term: { id: 'term', name: 'Play' },
        },
      ],
    },
  ]);
});

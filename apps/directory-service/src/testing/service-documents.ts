import { NeedVocabulary } from '../domain/questions/need-vocabulary.js';
import type { IndexingTools } from '../domain/services/indexed-service.js';
import type { OpenReferralService } from '../domain/services/open-referral.js';
import { OwnTerms } from '../domain/services/own-terms.js';
import {
  ELIGIBILITY_TAXONOMY,
  NEEDS_TAXONOMY,
  type ServiceTaxonomy,
} from '../domain/services/taxonomy.js';

export const NOW = '2026-11-23T09:00:00.000Z';
export const taxonomy: ServiceTaxonomy = {
  needs: [
    {
      code: 'mental_health',
      name: 'Mental health',
      description: 'x',
    },
  ],
  vocabulary: new NeedVocabulary({
    terms: [
      {
        name: 'Mental health',
        needs: ['mental_health'],
        alike: ['counselling', 'https://terms.example/7'],
      },
    ],
    fillers: [],
    people: [],
    negations: [],
  }),
  protocols: [
    {
      code: 'south-east',
      name: 'South East Protocol',
      basis: 'home',
      authorities: ['E09000023', 'E09000011'],
    },
  ],
};
export const tools: IndexingTools = {
  taxonomy,
  own: new OwnTerms(taxonomy, (name) => name),
  feed: { authority: 'E09000023' },
  locate: (postcode) =>
    postcode === 'SE13 6LG'
      ? { latitude: 51.46, longitude: -0.01, exactness: 'outward_code' }
      : undefined,
  now: NOW,
};
export const term = (
  taxonomyName: string,
  code: string,
): NonNullable<OpenReferralService['attributes']>[number] => ({
  id: 'a',
  taxonomy_term: {
    id: `t-${code}`,
    name: code,
    taxonomy: taxonomyName,
    taxonomy_id: 'tax',
    term: code,
  },
});
export const full: OpenReferralService = {
  id: '019a5b00-0000-7000-8000-000000000001',
  name: 'Counselling',
  status: 'active',
  description: 'Counselling for children who are anxious or low, after school and at weekends.',
  url: 'https://a.example',
  minimum_age: 10.5,
  maximum_age: 17.2,
  last_modified: '2026-03-01T10:00:00+01:00',
  assured_date: '2026-06-01',
  organization: { id: 'o', name: 'Trust' },
  schedules: [
    { byday: 'TH,MO', opens_at: '09:00', closes_at: '17:00' },
    { byday: '2SA', service_at_location_id: 'at-2' },
  ],
  service_areas: [{ uri: 'http://statistics.data.gov.uk/id/statistical-geography/E09000023' }],
  service_at_locations: [
    {
      id: 'at-1',
      location: {
        id: 'l1',
        latitude: 51.5,
        longitude: -0.1,
        addresses: [{ address_1: '1 High Street', city: 'London', postal_code: 'E8 1AA' }],
      },
    },
    {
      id: 'at-2',
      location: {
        id: 'l2',
        latitude: 0,
        longitude: 0,
        addresses: [{ address_1: '', city: '', postal_code: 'SE13 6LG' }],
      },
    },
    { id: 'at-3' },
  ],
  attributes: [
    term(NEEDS_TAXONOMY, 'mental_health'),
    term(ELIGIBILITY_TAXONOMY, 'protocol:south-east'),
    term(ELIGIBILITY_TAXONOMY, 'residents:E08000003'),
  ],
};

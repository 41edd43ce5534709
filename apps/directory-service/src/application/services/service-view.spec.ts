import { describe, expect, it } from '@jest/globals';
import { ServiceDetail } from '@hub/contracts/directory';
import { readShape } from '@hub/contracts/shape';
import type { KeptService } from '../ports.js';
import { detailService } from './service-view.js';

const ID = '019a5b00-0000-7000-8000-000000000001';
const kept: KeptService = {
  id: ID,
  feedId: ID,
  sourceId: '1',
  authority: 'E09000023',
  licence: 'OGL-UK-3.0',
  seenAt: '2026-11-23T09:00:00.000Z',
  removed: false,
  alsoListedAs: [],
  schedules: [],
  indexed: {
    name: 'Club',
    status: 'active',
    organization: 'o'.repeat(400),
    description: 'd'.repeat(21_000),
    url: `https://a.example/${'u'.repeat(2_100)}`,
    alert: 'a'.repeat(25_000),
    needs: ['activities'],
    rules: ['unread'],
    unread: [{ field: 'attributes.0', words: 'w'.repeat(200) }],
    hours: [],
    places: Array.from({ length: 250 }, () => ({ serviceAtLocationId: ID })),
    areas: [],
    terms: [],
    termIds: [],
    taxonomyIds: [],
    quality: 50,
  },
};

describe('a service that says more than the contract has room for', () => {
  it('case 38: is cut, with a sign that there is more, and keeps the contract', () => {
    const view = detailService(kept, {}, { protocols: [], now: kept.seenAt });
    expect(view.description).toHaveLength(20_000);
    expect(view.description?.endsWith('…')).toBe(true);
    expect([view.organization.length, view.alert?.length]).toEqual([300, 20_000]);
    expect(view).not.toHaveProperty('url');
    expect([view.places.length, view.morePlaces]).toEqual([200, 50]);
    expect(readShape(ServiceDetail, view, 'refuse')).toMatchObject({ ok: true });
  });
});

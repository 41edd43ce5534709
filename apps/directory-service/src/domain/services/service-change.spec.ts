import { describe, expect, it } from '@jest/globals';
import { full, tools } from '../../testing/service-documents.js';
import { indexService } from './indexed-service.js';
import type { OpenReferralService } from './open-referral.js';
import { changeBetween, isOpen } from './service-change.js';

describe('a change', () => {
  const before = indexService(full, tools);
  const after = (change: Partial<OpenReferralService>) =>
    indexService({ ...full, ...change }, tools);

  it('is told by its kind and fields', () => {
    expect(changeBetween(before, before)).toBeUndefined();
    expect(changeBetween(before, after({ status: 'temporarily closed' }))).toEqual({
      change: 'closed',
      fields: ['status'],
    });
    expect(changeBetween(after({ status: 'defunct' }), before)).toEqual({
      change: 'reopened',
      fields: ['status'],
    });
    expect(changeBetween(before, after({ name: 'Other', maximum_age: 16 }))).toEqual({
      change: 'changed',
      fields: ['name', 'maximumAge'],
    });
    expect(changeBetween(before, after({ service_at_locations: [] }))).toEqual({
      change: 'moved',
      fields: ['places'],
    });
    expect(changeBetween(before, after({ schedules: [{ byday: 'MO' }] }))).toMatchObject({
      change: 'changed',
      fields: ['days', 'hours', 'places'],
    });
    expect(isOpen('inactive')).toBe(false);
  });

  it('is none where the hub learns better where a postcode is', () => {
    const better = indexService(full, {
      ...tools,
      locate: () => ({
        latitude: 51.47,
        longitude: -0.02,
        exactness: 'postcode',
        authority: 'E09000023',
      }),
    });
    expect(changeBetween(before, better)).toBeUndefined();
    expect(better.places).not.toEqual(before.places);
  });

  it('is none where a feed lists the same in another order', () => {
    const reversed = <T>(list: readonly T[] | undefined): T[] => [...(list ?? [])].reverse();
    expect(
      changeBetween(
        before,
        after({
          service_at_locations: reversed(full.service_at_locations),
          schedules: reversed(full.schedules),
          attributes: reversed(full.attributes),
        }),
      ),
    ).toBeUndefined();
  });

  it('is none where only housekeeping changed', () => {
    expect(
      changeBetween(
        before,
        after({ last_modified: '2026-11-20T00:00:00Z', assured_date: '2026-11-20' }),
      ),
    ).toBeUndefined();
  });
});

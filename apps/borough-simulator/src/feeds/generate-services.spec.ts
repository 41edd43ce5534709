import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import { type GeneratedService, generateServices } from './generate-services.js';

const OUTCODES = 'data/uk-outcodes.csv';
const COUNT = 1_000;
const services = generateServices(COUNT, 7, OUTCODES);
const all = [...services.values()].flat();

interface Place {
  readonly location: {
    readonly latitude?: number;
    readonly addresses: readonly { readonly postal_code: string }[];
  };
}

describe('generated services', () => {
  it('are as many as asked for, each authority with its share', () => {
    expect([...services.keys()]).toEqual([...AUTHORITY_CODES]);
    expect(all).toHaveLength(COUNT);
    const counts = [...services.values()].map((own) => own.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBe(1);
    expect(counts.slice(0, COUNT % 33).every((count) => count === Math.max(...counts))).toBe(true);
  });

  it('are the same for a seed, and others for another', () => {
    expect(generateServices(COUNT, 7, OUTCODES)).toEqual(services);
    expect([...generateServices(COUNT, 8, OUTCODES).values()].flat()).not.toEqual(all);
  });

  it('have ids of their own, which are UUIDs', () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(COUNT);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('name their borough, and lie in postcodes', () => {
    for (const [code, own] of services)
      for (const { name, service_at_locations: places } of own) {
        expect(name).toContain(authorityName(code));
        for (const { location } of places as Place[])
          expect(location.addresses[0]?.postal_code).toMatch(
            /^[A-Z]{1,2}\d[A-Z\d]? [1-9][A-Z]{2}$/,
          );
      }
  });

  it('leave things out as directories do: some of each, and never all', () => {
    const shareWith = (has: (service: GeneratedService) => boolean): number =>
      all.filter(has).length / COUNT;
    expect(shareWith(({ status }) => status === 'active')).toBeCloseTo(0.97, 1);
    expect(shareWith((one) => one['minimum_age'] !== undefined)).toBeCloseTo(0.8, 1);
    expect(shareWith((one) => one['schedules'] !== undefined)).toBeCloseTo(0.75, 1);
    expect(shareWith((one) => one['assured_date'] !== undefined)).toBeCloseTo(0.5, 1);
  });

  it('are for ages that make sense', () => {
    for (const { minimum_age: from, maximum_age: to } of all)
      if (from !== undefined) {
        expect(to).toBeGreaterThan(Number(from));
        expect(to).toBeLessThanOrEqual(25);
      }
  });
});

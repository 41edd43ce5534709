import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, percentileOf, valueOf } from './latency-buckets.js';

function counted(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
  return counts;
}

describe('times in buckets', () => {
  const times = fc.array(fc.double({ min: 0.1, max: 600_000, noNaN: true }), {
    minLength: 1,
    maxLength: 200,
  });

  it('give percentiles that are off by five per cent at the most', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95, 0.99), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        expect(Math.abs(percentileOf(counted(values), share) - exact)).toBeLessThanOrEqual(
          exact * 0.05 + 0.06,
        );
      }),
    );
  });

  it('merge by addition', () => {
    fc.assert(
      fc.property(times, times, (left, right) => {
        const merged = counted(left);
        for (const [bucket, count] of counted(right))
          merged.set(bucket, (merged.get(bucket) ?? 0) + count);
        expect(percentileOf(merged, 0.95)).toBe(percentileOf(counted([...left, ...right]), 0.95));
      }),
    );
  });

  it('hold what is nought, and nothing', () => {
    expect(bucketOf(0)).toBe(0);
    expect(valueOf(0)).toBeCloseTo(0.105, 2);
    expect(percentileOf(new Map(), 0.5)).toBe(0);
  });
});

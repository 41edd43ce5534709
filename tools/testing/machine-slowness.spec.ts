import { describe, expect, it } from '@jest/globals';
import { machineSlowness } from './machine-slowness.js';

/** A clock that reads these milliseconds in turn. */
function clock(...readings: number[]): () => number {
  return () => readings.shift() ?? 0;
}

describe('the slowness of a machine', () => {
  it.each([
    ['as fast as usual', 200, 1],
    ['twice as slow', 400, 2],
    ['twice as fast', 100, 0.5],
  ])('is how much longer than usual a piece of work takes: %s', (_what, milliseconds, slowness) => {
    expect(machineSlowness(clock(1_000, 1_000 + milliseconds))).toBe(slowness);
  });

  it('is told by real work', () => {
    expect(machineSlowness()).toBeGreaterThan(0.02);
  });
});

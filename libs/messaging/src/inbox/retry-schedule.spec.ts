import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFailure, RETRY_LEVELS_MS } from './retry-schedule.js';

describe('what follows a failure', () => {
  it('is a longer wait each time and in the end parking, for any levels', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 8 }), (levels) => {
        const decisions = Array.from({ length: levels.length + 3 }, (_, attempt) =>
          afterFailure(attempt + 1, levels),
        );
        decisions.forEach((decision, place) => {
          if (place < levels.length)
            expect(decision).toEqual({ then: 'retry', inMs: levels[place] });
          else expect(decision).toEqual({ then: 'park' });
        });
      }),
    );
  });

  it('is two quick tries, then ten seconds, a minute, ten minutes, an hour', () => {
    expect(RETRY_LEVELS_MS).toEqual([100, 250, 10_000, 60_000, 600_000, 3_600_000]);
    expect([...RETRY_LEVELS_MS].sort((a, b) => a - b)).toEqual(RETRY_LEVELS_MS);
  });
});

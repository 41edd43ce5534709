import { describe, expect, it } from '@jest/globals';
import { BUDGET_MINUTES, Stopwatch, weigh, WHOLE_MINUTES } from './time-budget.js';

const MINUTE = 60;

describe('the time budget of the tests', () => {
  it('has room for each kind within the whole', () => {
    const sum = Object.values(BUDGET_MINUTES).reduce((total, minutes) => total + minutes, 0);
    expect(sum).toBeLessThanOrEqual(WHOLE_MINUTES);
  });

  it('is kept by what takes just as long', () => {
    const weighed = weigh([{ kind: 'system', seconds: 12 * MINUTE, slowness: 1 }]);
    expect(weighed.map(({ over }) => over)).toEqual([false, false]);
    expect(weighed[0]?.line).toBe('system          12:00 of 12:00');
  });

  it.each([
    ['a kind', [{ kind: 'system', seconds: 12 * MINUTE + 1, slowness: 1 }], [true, false]],
    [
      'the whole alone',
      [
        { kind: 'system', seconds: 10 * MINUTE, slowness: 1 },
        { kind: 'cluster', seconds: 31 * MINUTE, slowness: 1 },
      ],
      [false, false, true],
    ],
  ])('is passed by %s that takes longer', (_what, taken, over) => {
    expect(weigh(taken).map((one) => one.over)).toEqual(over);
  });

  it.each([
    ['on a slower machine is longer', 9, 1.5, false],
    ['does not stretch for ever', 15, 10, true],
    ['is no shorter on a faster machine', 6.5, 0.5, false],
  ])('%s', (_what, minutes, slowness, over) => {
    const [integration] = weigh([{ kind: 'integration', seconds: minutes * MINUTE, slowness }]);
    expect(integration?.over).toBe(over);
  });

  it('has nothing to say of tests that never began', () => {
    expect(weigh([])).toEqual([]);
  });

  it('says which kind is over', () => {
    const [unit] = weigh([{ kind: 'checks and unit', seconds: 3, slowness: 1 }], {
      'checks and unit': 1 / MINUTE,
    });
    expect(unit?.line).toBe('checks and unit  0:03 of  0:01: OVER');
  });
});

describe('a stopwatch', () => {
  it('adds up what a kind takes in parts, in the slower of its moments, also where it fails', async () => {
    const times = [0, 2_000, 10_000, 13_000];
    const slowness = [1, 1.2, 1.9, 1];
    const watch = new Stopwatch(
      () => times.shift() ?? 0,
      () => slowness.shift() ?? 0,
    );
    await expect(watch.measure('unit', () => Promise.resolve('done'))).resolves.toBe('done');
    await watch.measure('unit', () => Promise.reject(new Error('broken'))).catch(() => undefined);
    expect(watch.taken).toEqual([{ kind: 'unit', seconds: 5, slowness: 1.9 }]);
  });
});

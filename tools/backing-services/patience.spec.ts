import { describe, expect, it } from '@jest/globals';
import { describeSigns, Patience, type Signs } from './patience.js';

const SECOND = 1_000;
const IDLE: Signs = { sentences: 0, cpuSeconds: 0 };

/**
 * The second at which patience ends, while the signs of each second are seen; undefined where it
 * lasts an hour.
 */
function endsAt(signsAt: (second: number) => Signs): number | undefined {
  const patience = new Patience(0);
  for (let second = 1; second <= 3600; second += 1)
    if (patience.isExhausted(second * SECOND, signsAt(second))) return second;
  return undefined;
}

describe('something that starts is waited for', () => {
  it('two minutes when nothing moves', () => {
    expect(endsAt(() => IDLE)).toBe(120);
  });

  it.each<[string, (second: number) => Signs]>([
    [
      'the processor works for it, if only a little',
      (second) => ({ ...IDLE, cpuSeconds: second / 50 }),
    ],
    [
      'its log says something new once in a while',
      (second) => ({ ...IDLE, sentences: Math.floor(second / 100) }),
    ],
    [
      'what it waits for changes',
      (second) => ({ ...IDLE, waitsFor: `step ${String(Math.floor(second / 100))}` }),
    ],
  ])('as long as %s', (_what, signsAt) => {
    expect(endsAt(signsAt)).toBeUndefined();
  });

  it('two minutes from the last move', () => {
    expect(endsAt((second) => ({ ...IDLE, sentences: Math.min(second, 300) }))).toBe(420);
  });

  it.each<[string, (second: number) => Signs]>([
    [
      'uses the processor no more than what only waits',
      (second) => ({ ...IDLE, cpuSeconds: second / 100 }),
    ],
    [
      'waits for the same, however busy it is with answering',
      (second) => ({ sentences: 1, cpuSeconds: second, waitsFor: 'database' }),
    ],
    [
      'turns between two answers',
      (second) => ({
        sentences: 1,
        cpuSeconds: second,
        waitsFor: second % 2 === 0 ? 'database' : 'broker',
      }),
    ],
  ])('not for ever when it %s', (_what, signsAt) => {
    expect(endsAt(signsAt)).toBeLessThanOrEqual(122);
  });
});

it('who waits is told for what', () => {
  expect(describeSigns({ waitsFor: 'database: no connection', sentences: 3, cpuSeconds: 2 })).toBe(
    'it waits for database: no connection',
  );
  expect(describeSigns({ sentences: 0, cpuSeconds: 0.84 })).toBe(
    'it does not answer yet, has used 0.8 s of the processor and written nothing',
  );
});

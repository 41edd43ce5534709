import { expect, it } from '@jest/globals';
import { pauseBeforeRestart } from './restarts.js';

const MINUTE = 60_000;

it('pauses grow with every end, up to half a minute, and the tenth end within five minutes is the last', () => {
  const ends = Array.from({ length: 10 }, (_, place) => place * 30_000);
  const pauses = ends.map((_, place) => pauseBeforeRestart(ends.slice(0, place + 1)));
  expect(pauses).toEqual([
    500,
    1_000,
    2_000,
    4_000,
    8_000,
    16_000,
    30_000,
    30_000,
    30_000,
    undefined,
  ]);
});

it('ends of more than five minutes ago are forgotten', () => {
  expect(pauseBeforeRestart([0, 1, 2, 5 * MINUTE + 10])).toBe(500);
  expect(pauseBeforeRestart([...Array<number>(9).fill(0), 5 * MINUTE])).toBe(500);
  expect(pauseBeforeRestart([...Array<number>(9).fill(0), 5 * MINUTE - 1])).toBeUndefined();
});

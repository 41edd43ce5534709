import { expect, it } from '@jest/globals';
import { hasTurned } from './age.js';

it.each([
  ['2008-03-02', { years: 18 }, '2026-03-01', false],
  ['2008-03-02', { years: 18 }, '2026-03-02', true],
  ['2008-11-30', { years: 17, months: 6 }, '2026-05-29', false],
  ['2008-11-30', { years: 17, months: 6 }, '2026-05-30', true],
  ['2008-02-29', { years: 18 }, '2026-02-28', false],
  ['2008-02-29', { years: 18 }, '2026-03-01', true],
])('who was born on %s has turned %j by %s: %s', (born, age, today, expected) => {
  expect(hasTurned(born, age, today)).toBe(expected);
});

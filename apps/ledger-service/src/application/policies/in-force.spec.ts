import { describe, expect, it } from '@jest/globals';
import { Policies, type PolicyFiles } from '@hub/policy';
import { inForceAt, newestOf } from './in-force.js';

const named = (number: number) => ({ number, policies: new Policies([], String(number)) });
const files: PolicyFiles = {
  released: named(5),
  check: () => ({ fault: 'is not asked for' }),
  load: (text) => named(Number(text)),
};
/** Versions that were approved, each with the hour from which it decides. */
const approved = (...versions: [number, number][]) => ({
  approved: (after = 0) =>
    Promise.resolve(
      versions
        .filter(([version]) => version > after)
        .map(([version, hour]) => ({ version, text: String(version), from: at(hour) })),
    ),
});
const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();

describe('the policies in force', () => {
  it.each([
    ['those of the release, where none is approved', [], 5, 5],
    ['those of the release, where it is the later one', [[4, 1]], 5, 5],
    ['the approved ones, from their hour on', [[6, 9]], 6, 6],
    ['not those whose hour has not come', [[6, 10]], 5, 6],
    [
      'the later of two',
      [
        [6, 1],
        [7, 9],
      ],
      7,
      7,
    ],
    [
      'the earlier of two, until the hour of the later',
      [
        [6, 1],
        [7, 12],
      ],
      6,
      7,
    ],
  ] as [string, [number, number][], number, number][])(
    'are %s',
    async (_which, versions, inForce, newest) => {
      const policies = approved(...versions);
      expect((await inForceAt(at(9), policies, files)).number).toBe(inForce);
      expect(await newestOf(policies, files)).toBe(newest);
    },
  );
});

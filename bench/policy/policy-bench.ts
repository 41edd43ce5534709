import { execFileSync } from 'node:child_process';

/**
 * The two engines over the same rules and questions, one after the other; and how the hub itself
 * decides, with its facts.
 */
export function measurePolicies(): Record<string, unknown> {
  return Object.fromEntries(
    ['casl', 'caslWithItsFacts', 'cedar'].map((engine) => [
      engine,
      JSON.parse(
        execFileSync(process.execPath, ['dist/bench/policy/decide-alone.js', engine], {
          encoding: 'utf8',
        }),
      ) as unknown,
    ]),
  );
}

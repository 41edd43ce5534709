import { join } from 'node:path';
import type { BackingServices } from '../tools/backing-services/services.js';
import { type CampaignResult, runCampaign } from './campaign.js';
import { countOften } from './check/count-often.js';
import { huntMutants } from './hunt-mutants.js';

/**
 * Every kind of fault once, in two campaigns. In the first messages come in disorder. In the second
 * handlers fail often and nobody looks for lost messages, so that it takes what only that search
 * mends out of its faults.
 */
export const HALVES = [
  {
    seed: 7001,
    resend: true,
    pace: { pauseMs: 150, failures: 1 },
    script: [
      ['connections are closed again and again while they are being rebuilt'],
      ['a binding is removed', 'the writer is killed'],
      ['the network to the database stalls'],
      ['the database is killed'],
      ['poison', 'a service stands still'],
      ['the broker is short of memory'],
      ['a service is stopped in an orderly way and started', 'a service is killed'],
    ],
  },
  {
    seed: 7002,
    resend: false,
    pace: { pauseMs: 150, failures: 2 },
    script: [
      ['the network to the broker is cut', 'an event loop is blocked for three seconds'],
      ['the network to the broker stalls', 'all sessions of the database are ended'],
      ['the broker is killed'],
      ['the reader is killed'],
      ['all bindings of a type are removed'],
      ['the network to the database is cut', 'all connections are closed by the broker'],
    ],
  },
] as const;
const LONGEST_MS = 1_500;
const INVARIANTS = ['I1', 'I2', 'I3', 'I4', 'I5', 'I10', 'I11', 'I12', 'I13', 'I14'];

/**
 * The part of the campaign that every run of the tests plays: each kind of fault, and a planted bug
 * against each invariant. Each invariant counts as one test, and each bug.
 */
export async function shortCampaign(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<{ passed: number; failed: number }> {
  await countOften(backing);
  const results: CampaignResult[] = [];
  for (const half of HALVES)
    results.push(
      await runCampaign({
        ...half,
        backing,
        folder: join(folder, String(half.seed)),
        faults: 0,
        longestMs: LONGEST_MS,
        withinMs: 120_000,
        tell,
      }),
    );
  const violations = results.flatMap((result) => result.violations);
  for (const { invariant, what, count } of violations)
    tell(`VIOLATED ${invariant}: ${what} (${String(count)})`);
  const mutants = await huntMutants(backing, folder, tell, ({ always }) => always === true);
  const held = INVARIANTS.filter(
    (invariant) => !violations.some((violation) => violation.invariant === invariant),
  ).length;
  const caught = mutants.filter((mutant) => mutant.caught).length;
  return { passed: held + caught, failed: INVARIANTS.length - held + mutants.length - caught };
}

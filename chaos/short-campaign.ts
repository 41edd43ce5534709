import { join } from 'node:path';
import type { BackingServices } from '../tools/backing-services/services.js';
import { type CampaignResult, runCampaign } from './campaign.js';
import { countOften } from './check/count-often.js';
import { huntMutants, runControls } from './hunt-mutants.js';

const SEEDS = [7001, 7002];
const FAULTS = 6;
const INVARIANTS = ['I1', 'I2', 'I3', 'I4', 'I5', 'I10', 'I11', 'I12', 'I13', 'I14'];

/**
 * The part of the campaign that every run of the tests plays: a few faults from fixed seeds, the controls, and every
 * planted bug. Each invariant counts as one test, and each bug.
 */
export async function shortCampaign(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<{ passed: number; failed: number }> {
  await countOften(backing);
  const results: CampaignResult[] = [];
  for (const seed of SEEDS)
    results.push(
      await runCampaign({
        backing,
        folder: join(folder, String(seed)),
        seed,
        faults: FAULTS,
        withinMs: 120_000,
        tell,
      }),
    );
  results.push(...(await runControls(backing, folder, tell)));
  const violations = results.flatMap((result) => result.violations);
  for (const { invariant, what, count } of violations)
    tell(`VIOLATED ${invariant}: ${what} (${String(count)})`);
  const mutants = await huntMutants(backing, folder, tell);
  const held = INVARIANTS.filter(
    (invariant) => !violations.some((violation) => violation.invariant === invariant),
  ).length;
  const caught = mutants.filter((mutant) => mutant.caught).length;
  return { passed: held + caught, failed: INVARIANTS.length - held + mutants.length - caught };
}

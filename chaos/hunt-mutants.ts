import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackingServices } from '../tools/backing-services/services.js';
import { type CampaignResult, runCampaign } from './campaign.js';
import { FAILING, type Mutant, mutantFolder, MUTANTS, plant } from './mutants.js';
import type { Pace } from './rig/load.js';

export interface HuntResult {
  readonly name: string;
  readonly caught: boolean;
  readonly expected: readonly string[];
  readonly violated: readonly string[];
  readonly seconds: number;
}

const SETTINGS = {
  faults: 0,
  resend: false,
  longestMs: 1_500,
  quietWithinMs: 12_000,
  recoversWithinMs: 8_000,
  withinMs: 60_000,
  tell: () => undefined,
} as const;
const USUAL: Pace = { pauseMs: 20, failures: 1 };
const CONTROLS = [
  { seed: 500, script: [...new Set(MUTANTS.flatMap((mutant) => mutant.script))], pace: USUAL },
  { seed: 501, script: [['a moment passes']], pace: USUAL },
  { seed: 502, script: [['a moment passes']], pace: FAILING },
  { seed: 504, script: [['a moment passes']], pace: { pauseMs: 150, failures: 8 } },
];

/**
 * The same faults without a bug: a campaign that complains of everything would catch every mutant.
 */
export async function runControls(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<CampaignResult[]> {
  const results: CampaignResult[] = [];
  for (const control of CONTROLS) {
    const result = await runCampaign({
      ...SETTINGS,
      ...control,
      backing,
      folder: join(folder, `control-${String(control.seed)}`),
      quietWithinMs: 60_000,
      recoversWithinMs: 30_000,
    });
    results.push(result);
    tell(
      `control, seed ${String(control.seed)}: ${result.violations.length === 0 ? 'nothing violated' : JSON.stringify(result.violations)}`,
    );
  }
  return results;
}

/**
 * Runs a short campaign against each bug that is wanted. Lost messages are not looked for, so that
 * losses show.
 */
export async function huntMutants(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
  isWanted: (mutant: Mutant, number: number) => boolean,
): Promise<HuntResult[]> {
  const hunted: HuntResult[] = [];
  for (const [number, mutant] of MUTANTS.entries()) {
    if (!isWanted(mutant, number)) continue;
    const { seed, script, pace = USUAL } = mutant;
    const builtIn = mutantFolder(number);
    try {
      plant(mutant, builtIn);
      const { violations, seconds } = await runCampaign({
        ...SETTINGS,
        backing,
        folder: join(folder, `mutant-${String(number)}`),
        seed: seed + 2 * number,
        script: script.length === 0 ? [['a moment passes']] : script,
        pace,
        builtIn,
      });
      const violated = [...new Set(violations.map((violation) => violation.invariant))];
      // The controls violate nothing, so that whatever is violated here comes of the bug; but
      // slowness alone is not it.
      const caught = violated.some(
        (invariant) => invariant !== 'I13' || mutant.invariants.includes(invariant),
      );
      hunted.push({ name: mutant.name, caught, expected: mutant.invariants, violated, seconds });
      tell(
        `${caught ? 'caught' : 'NOT CAUGHT'}: ${mutant.name} (${violated.join(', ')}; ${String(seconds)} s)`,
      );
    } catch (error) {
      hunted.push({
        name: mutant.name,
        caught: false,
        expected: mutant.invariants,
        violated: [],
        seconds: 0,
      });
      tell(
        `NOT CAUGHT: ${mutant.name} (${error instanceof Error ? error.message : String(error)})`,
      );
    } finally {
      rmSync(builtIn, { recursive: true, force: true });
    }
  }
  return hunted;
}

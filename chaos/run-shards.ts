import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackingServices } from '../tools/backing-services/services.js';
import { type CampaignResult, runCampaign } from './campaign.js';

const SHARD_WITHIN_MS = 6.5 * 60_000;

export interface ShardsSettings {
  readonly backing: BackingServices;
  readonly folder: string;
  readonly seed: number;
  readonly shards: number;
  readonly faultsPerShard: number;
  /** Keeps what shards came to, so that a run that was cut off goes on with the next one. */
  readonly keep: string;
  readonly tell: (sentence: string) => void;
}

/**
 * Runs the shards that were not run before under the same first seed. Each takes less than eight
 * minutes.
 */
export async function runShards({
  backing,
  folder,
  seed,
  shards,
  faultsPerShard,
  keep,
  tell,
}: ShardsSettings): Promise<CampaignResult[]> {
  const results: CampaignResult[] = [];
  for (let shard = 0; shard < shards; shard += 1) {
    const own = seed + shard;
    const file = join(keep, `shard-${String(own)}-${String(faultsPerShard)}.json`);
    if (existsSync(file)) {
      tell(`Shard ${String(shard + 1)} of ${String(shards)} was run before.`);
      results.push(JSON.parse(readFileSync(file, 'utf8')) as CampaignResult);
      continue;
    }
    tell(`Shard ${String(shard + 1)} of ${String(shards)}, seed ${String(own)}.`);
    const result = await runCampaign({
      backing,
      folder: join(folder, `shard-${String(own)}`),
      seed: own,
      faults: faultsPerShard,
      withinMs: SHARD_WITHIN_MS,
      tell,
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(result, null, 1));
    results.push(result);
    for (const { invariant, what, count } of result.violations)
      tell(`VIOLATED ${invariant}: ${what} (${String(count)})`);
  }
  return results;
}

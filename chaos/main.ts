import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideBackingServices } from '../tools/backing-services/backing-services.js';
import { countOften } from './check/count-often.js';
import { huntMutants, runControls } from './hunt-mutants.js';
import type { Mutant } from './mutants.js';
import { versionsOf, writeReport } from './report.js';
import { runShards } from './run-shards.js';

const HELP = `npm run chaos [-- --seed N] [--shards N] [--faults N] [--nightly] [--no-mutants] [--hunt PART/PARTS]
              [--keep FOLDER] [--report FILE]

Strikes the backbone with faults while clients write, then checks that nothing was lost, doubled or reordered and that
operations see what happened. Plants known bugs and checks that each is found. Histories and finished shards stay in
.hub/chaos/: a run that was cut off goes on where it stopped.

  --seed        first seed, 1 by default; each shard has the next one
  --shards      4 by default, each under eight minutes
  --faults      faults of each shard, 55 by default
  --nightly     16 shards of 80 faults
  --no-mutants  plants no bugs
  --mutant      only those whose name holds these words
  --hunt        only this part of them: 1/3 is the first, the fourth, …
  --keep        where histories and finished shards stay, .hub/chaos by default
  --report      where the report goes, docs/reports/chaos.md by default
`;

const words = process.argv.slice(2);
const after = (word: string): string | undefined =>
  words.includes(word) ? words[words.indexOf(word) + 1] : undefined;
const number = (word: string, byDefault: number): number => Number(after(word) ?? byDefault);

function tell(sentence: string): void {
  process.stdout.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${sentence}\n`);
}

/** Chooses the bugs by words of their names, and by the part of them that is hunted. */
function isWanted(): (mutant: Mutant, number: number) => boolean {
  const words = after('--mutant') ?? '';
  const [part = 1, parts = 1] = (after('--hunt') ?? '1/1').split('/').map(Number);
  return ({ name }, number) => name.includes(words) && number % parts === part - 1;
}

async function chaos(): Promise<boolean> {
  const folder = mkdtempSync('/var/tmp/caf-hub-chaos-');
  chmodSync(folder, 0o755);
  const nightly = words.includes('--nightly');
  const backing = await provideBackingServices({
    folder: join(folder, 'backing'),
    tell,
    purpose: 'tests',
  });
  try {
    await countOften(backing);
    const keep = after('--keep') ?? join('.hub', 'chaos');
    const shards = await runShards({
      backing,
      folder: keep,
      seed: number('--seed', 1),
      shards: number('--shards', nightly ? 16 : 4),
      faultsPerShard: number('--faults', nightly ? 80 : 55),
      keep,
      tell,
    });
    const hunting = !words.includes('--no-mutants');
    const controls = hunting ? await runControls(backing, folder, tell) : [];
    const mutants = hunting ? await huntMutants(backing, folder, tell, isWanted()) : [];
    const report = after('--report') ?? 'docs/reports/chaos.md';
    writeReport(report, {
      shards,
      controls,
      mutants,
      versions: await versionsOf(backing.managementUrl),
    });
    tell(`Report: ${report}`);
    return (
      [...shards, ...controls].every((shard) => shard.violations.length === 0) &&
      mutants.every((mutant) => mutant.caught)
    );
  } finally {
    await backing.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (words.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const good = await chaos();
  process.exit(good ? 0 : 1);
}

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AUTHORITY_CODES } from '@hub/contracts';
import { WEIGHTS } from '@hub/matching';
import { Sealer } from '@hub/security';
import { ScratchSchema } from '@hub/testing';
import { migrations } from '../../apps/lookup-service/migrations/migrations.js';
import { ThreadedIdentityTokens } from '../../apps/lookup-service/src/adapters/identity-tokens/threaded-identity-tokens.js';
import { tables } from '../../apps/lookup-service/src/adapters/persistence/tables.js';
import { provideBackingServices } from '../../tools/backing-services/backing-services.js';
import { Random } from '@hub/seeded-random';
import { machine } from '../machine.js';
import { percentiles } from '../percentiles.js';
import { askAll } from './ask-all.js';
import { IndexStage } from './index-stage.js';
import { makeTown, type Question } from './london.js';

const HELP = `npm run bench:lookup -- [--children 2000000] [--seed n] [--numbered 0.5] [--json file]

Fills the index on a real PostgreSQL with made-up children of London, asks for some of them, for brothers, sisters and twins
that are not in it and for strangers, and prints how many were rightly found and how long the index took.

  --children  records in the index, 200000 by default
  --seed      chooses all of it, 1 by default
  --numbered  share of records and of questions that have the NHS number, 0 by default
  --json      also writes the figures to this file, bench/lookup-results.json by default
`;

function tell(sentence: string): void {
  process.stdout.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${sentence}\n`);
}

async function run(children: number, seed: number, numbered: number): Promise<object> {
  const folder = mkdtempSync('/var/tmp/caf-hub-bench-');
  chmodSync(folder, 0o755);
  const backing = await provideBackingServices({
    folder: join(folder, 'backing'),
    tell,
    purpose: 'tests',
  });
  const scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  try {
    const key = (): string => randomBytes(32).toString('base64');
    const stage = new IndexStage(
      scratch.database,
      new Sealer({ current: 1, keys: { 1: key() } }),
      new ThreadedIdentityTokens({ current: 1, keys: { 1: key() } }),
    );
    const questions: Question[] = [];
    const perAuthority = Math.ceil(children / AUTHORITY_CODES.length);
    const rates: number[] = [];
    for (const [place, code] of AUTHORITY_CODES.entries()) {
      const town = makeTown(new Random(seed * 1_000 + place), code, perAuthority, numbered);
      questions.push(...town.questions);
      rates.push(await stage.reconcile(code, town.records));
      tell(
        `${code}: ${String(town.records.length)} records, ${rates.at(-1)?.toFixed(0) ?? ''} a second.`,
      );
    }
    await scratch.database.query('VACUUM (ANALYZE)');
    tell(`Asking ${String(questions.length)} questions.`);
    const { accuracy, milliseconds } = await askAll(
      new Random(seed).shuffled(questions.slice(0, 200)),
      stage,
    ).then(() => askAll(questions, stage));
    return {
      at: new Date().toISOString(),
      machine: machine(),
      children: perAuthority * AUTHORITY_CODES.length,
      seed,
      numbered,
      weights: WEIGHTS.version,
      recordsPerSecond: {
        slowest: Math.round(Math.min(...rates)),
        mean: Math.round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length),
      },
      indexMilliseconds: percentiles(milliseconds),
      accuracy,
      sizes: await stage.sizes(),
    };
  } finally {
    await scratch.drop();
    await backing.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    children: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    numbered: { type: 'string', default: '0' },
    json: { type: 'string', default: 'bench/lookup-results.json' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const results = await run(Number(values.children), Number(values.seed), Number(values.numbered));
  writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { MessageContext } from '@hub/use-case';
import { sha256 } from '@hub/security';
import { OpenReferralSchema } from '../../apps/directory-service/src/adapters/feeds/open-referral-schema.js';
import { ThreadedRows } from '../../apps/directory-service/src/adapters/feeds/threaded-rows.js';
import { inTurns } from '../../apps/directory-service/src/adapters/pace.js';
import { readTaxonomyFile } from '../../apps/directory-service/src/adapters/taxonomy-file.js';
import { ImportServices } from '../../apps/directory-service/src/application/feeds/import-services.js';
import { namedId } from '../../apps/directory-service/src/application/named-id.js';
import type { DirectoryWork } from '../../apps/directory-service/src/application/ports.js';
import { OwnTerms } from '../../apps/directory-service/src/domain/services/own-terms.js';
import { generateWorkbook } from './generate-workbook.js';

const BYTES = 45_000_000;

/**
 * Rehearses the import of a workbook that unpacks to 45 MB and says what the process held at its
 * peak; run it as a process of its own: `node --max-semi-space-size=4
 * dist/bench/directory/workbook-memory.js`. In the place of the database stands what its driver
 * holds of a statement: the rows as one text, and its bytes.
 */
const [made] = process.argv.slice(2);
if (made !== undefined) {
  writeFileSync(made, generateWorkbook(BYTES, 2026));
  process.exit(0);
}
// Another process makes it: what that takes is not to be measured.
const file = join(mkdtempSync(join(tmpdir(), 'workbook-')), 'services.xlsx');
execFileSync(process.execPath, [import.meta.filename, file]);
const workbook = readFileSync(file);
let staged = 0;
const stores = {
  feeds: { importOf: () => Promise.resolve(undefined) },
  pulls: {
    stage: async (_pullId: string, services: readonly object[]): Promise<string[]> => {
      const bytes = Buffer.from(JSON.stringify(services));
      await setImmediate();
      staged += bytes.length > 0 ? services.length : 0;
      return [];
    },
    preview: () => Promise.resolve({ same: 0, changes: [] }),
    clear: () => Promise.resolve(),
  },
};
const run = (use: (given: typeof stores) => Promise<unknown>): Promise<unknown> => use(stores);
const work = { read: run, repeatable: run } as unknown as DirectoryWork;
const taxonomy = readTaxonomyFile('data/service-taxonomy.yaml', 'data/need-vocabulary.yaml');
const tools = {
  clock: { now: () => new Date().toISOString() },
  ids: { next: uuidv7 },
  chance: { next: () => 0.5 },
  named: namedId,
  taxonomy,
  own: new OwnTerms(taxonomy, namedId),
  gazetteer: { locate: () => Promise.resolve(new Map()) },
  schema: new OpenReferralSchema('data/open-referral-uk/schemas'),
  digest: sha256,
  pace: inTurns,
};
const imports = new ImportServices(work, new ThreadedRows(), tools);
const context = { caller: { authority: 'E09000023' } } as unknown as MessageContext;
const megabytes = (field: string): number =>
  Math.round(
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) /
      1_000,
  );
await setImmediate();
const idle = megabytes('VmRSS');
const began = performance.now();
const { user } = process.cpuUsage();
const terms = { kind: 'xlsx', licence: 'OGL-UK-3.0', dryRun: true } as const;
const report = await imports.execute(workbook, terms, context);
process.stdout.write(
  `${JSON.stringify({
    packed: workbook.length,
    outcome: 'outcome' in report ? report.outcome : report,
    staged,
    seconds: Math.round(performance.now() - began) / 1_000,
    processorSeconds: Math.round((process.cpuUsage().user - user) / 1_000) / 1_000,
    residentBefore: idle,
    residentPeak: megabytes('VmHWM'),
  })}\n`,
);

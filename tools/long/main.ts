import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from './parts.js';
import { longReport } from './report.js';
import { runPart } from './run-part.js';
import { endOf, runParts } from './run-parts.js';

const HELP = `npm run test:long [-- --match words] [-- --list]

What npm test leaves out because it takes long: other seeds, longer runs, a broker cluster, long chaos, and figures. Cut
into parts of less than ten minutes. What each came to stays in .hub/long/<commit>/: run it again to go on where it was
cut off, or to try again what failed. The report is .hub/long/<commit>/report.md. Figures go to bench/ as well.

  --match  runs only parts whose name holds these words
  --list   names the parts and ends
`;

function git(...words: string[]): string {
  return execFileSync('git', words, { encoding: 'utf8' }).trimEnd();
}

/**
 * @throws Error where the tree is not that of its commit; figures that a part wrote are no change
 */
function readCommit(): string {
  if (git('status', '--porcelain', '--', '.', ':!bench/*results.json') !== '')
    throw new Error('Commit or take back your changes first: the report speaks of one commit.');
  return git('rev-parse', '--short=12', 'HEAD');
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

async function run(words: readonly string[]): Promise<boolean> {
  const commit = readCommit();
  const keep = join('.hub', 'long', commit);
  const all = partsOf(keep);
  const wanted = words.includes('--match') ? (words[words.indexOf('--match') + 1] ?? '') : '';
  const chosen = all.filter(({ name }) => name.includes(wanted));
  mkdirSync(keep, { recursive: true });
  await runParts(chosen, { keep, run: (part) => runPart(part, keep), tell });
  const report = join(keep, 'report.md');
  writeFileSync(
    report,
    longReport(
      commit,
      all.map((part) => ({ part, ended: endOf(part, keep) })),
    ),
  );
  const passed = chosen.filter((part) => endOf(part, keep)?.passed === true).length;
  tell(`Report: ${report}`);
  tell(`${String(passed)} passed, ${String(chosen.length - passed)} failed`);
  return passed === chosen.length;
}

const words = process.argv.slice(2);
if (words.includes('--help')) tell(HELP);
else if (words.includes('--list')) for (const { name } of partsOf('.hub')) tell(name);
else process.exit((await run(words)) ? 0 : 1);

// The one file that runs on whatever Node the machine has: installs what is missing, builds, and
// hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, use } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = 'node_modules/.installed-from';
const COMMANDS = {
  start: 'tools/start.js',
  test: 'tools/test.js',
  'test:long': 'tools/long/main.js',
  bench: 'bench/main.js',
  chaos: 'chaos/main.js',
  accuracy: 'tools/accuracy/main.js',
  keys: 'tools/keys/main.js',
  ledger: 'tools/ledger/main.js',
  record: 'tools/record/main.js',
  hub: 'tools/operate/main.js',
  'demo:dispute': 'tools/demonstration/main.js',
  'demo:year': 'tools/demonstration/school-year/main.js',
  'matching:train': 'tools/matching/train.js',
  'bench:lookup': 'bench/lookup/main.js',
  'bench:wrong-child': 'bench/lookup/wrong-child.js',
};

process.chdir(root);
const [command, ...words] = process.argv.slice(2);
const script = COMMANDS[command];
if (script === undefined)
  stop(`Usage: node tools/first-run.mjs ${Object.keys(COMMANDS).join('|')}`);
if (Number(process.versions.node.split('.')[0]) < 20)
  stop(`Node 20 or newer is needed to begin; this is ${process.version}.`);

const lock = readFileSync('package-lock.json', 'utf8');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
  console.log('Installing packages (npm ci).');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(STAMP, lock);
}
const node = join(root, 'node_modules', '.bin', 'node');
if (!existsSync(node)) stop('The installation is not complete. Remove node_modules and try again.');
build(node);

const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`;
const child = spawn(node, ['--enable-source-maps', join('dist', script), ...words], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
use(child.pid, command);
// Whoever ends this process means the command; a terminal tells both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

function run(file, args) {
  const { status, error } = spawnSync(file, args, { stdio: 'inherit' });
  if (status !== 0)
    stop(
      `${file} ${args.slice(0, 2).join(' ')} failed${error ? `: ${error.message}` : '; see above'}.`,
    );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

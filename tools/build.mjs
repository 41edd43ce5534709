// Builds `dist` where the sources are others than those it was built from. A build is made beside
// `dist` and takes its place at once, and never under a command that runs from it: services load
// code, and are started again, for as long as they run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = ['apps', 'libs', 'sdk', 'tools', 'bench', 'tests', 'chaos'];
const STAMP = 'dist/.built-from';
const USERS = 'dist/.used-by';
const ASSETS = 'apps/console/assets';
const ASSET_SOURCES = 'apps/console/src/assets';
const KIT_SCRIPT = 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js';

if (import.meta.url === pathToFileURL(process.argv[1]).href) build(process.execPath);

/** Ends the process with a sentence where it must not build. */
export function build(node) {
  const sources = digest();
  if (builtFrom() === sources) return;
  refuseUnderUsers();
  for (const name of readdirSync('.')) if (isAbandoned(name)) rmSync(name, { recursive: true });
  const fresh = `dist.new-${process.pid}`;
  run(node, fresh, [
    'node_modules/@swc/cli/bin/swc.js',
    ...SOURCES.filter(existsSync),
    ...['-d', fresh, '--quiet'],
  ]);
  if (existsSync(ASSET_SOURCES)) buildAssets(node, fresh);
  writeFileSync(join(fresh, '.built-from'), sources);
  // Another command may have built in the meantime, and run from it.
  if (builtFrom() === sources) return rmSync(fresh, { recursive: true });
  refuseUnderUsers(fresh);
  const old = `dist.old-${process.pid}`;
  if (existsSync('dist')) renameSync('dist', old);
  renameSync(fresh, 'dist');
  rmSync(old, { recursive: true, force: true });
}

/** The console's styles, out of both kits' sources, and its scripts. */
function buildAssets(node, fresh) {
  const target = join(fresh, ASSETS);
  mkdirSync(target, { recursive: true });
  run(node, fresh, [
    'node_modules/sass/sass.js',
    ...['--load-path=node_modules', '--load-path=.', '--style=compressed', '--no-source-map'],
    ...['--quiet-deps', join(ASSET_SOURCES, 'console.scss'), join(target, 'console.css')],
  ]);
  run(node, fresh, ['tools/bundle-islands.mjs', target]);
  copyFileSync(KIT_SCRIPT, join(target, 'govuk-frontend.min.js'));
  for (const name of ['console.js', 'favicon.svg'])
    copyFileSync(join(ASSET_SOURCES, name), join(target, name));
}

function run(node, fresh, words) {
  const { status, error } = spawnSync(node, words, { stdio: 'inherit' });
  if (status === 0) return;
  rmSync(fresh, { recursive: true, force: true });
  stop(
    `The build failed${error ? `: ${error.message}` : '; see above'}. Nothing was changed. Where a module is missing, run npm ci.`,
  );
}

/** Writes down that a process runs from `dist`, for as long as it lives. */
export function use(id, command) {
  mkdirSync(USERS, { recursive: true });
  writeFileSync(join(USERS, String(id)), command);
}

function refuseUnderUsers(fresh) {
  const [user] = existsSync(USERS) ? readdirSync(USERS).filter((id) => runs(id, 'dist')) : [];
  if (user === undefined) return;
  if (fresh) rmSync(fresh, { recursive: true });
  const command = readFileSync(join(USERS, user), 'utf8');
  stop(
    `"npm run ${command}" runs from this checkout (process ${user}), and the sources have changed since it was started. A build would take its code away: end it first, or work in another checkout.`,
  );
}

/** The id of a process that ended may be another's by now. */
function runs(id, words) {
  try {
    process.kill(Number(id), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return existsSync('/proc/self/cmdline')
    ? readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(words)
    : true;
}

function isAbandoned(name) {
  const [, id] = /^dist\.(?:new|old)-(\d+)$/.exec(name) ?? [];
  return id !== undefined && !runs(id, 'tools');
}

function builtFrom() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
}

function digest() {
  const hash = createHash('sha256');
  const folders = SOURCES.filter(existsSync);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of ['.swcrc', 'package-lock.json', ...files.sort()])
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installWithApt } from './backing-services/apt.js';
import { provideBackingServices } from './backing-services/backing-services.js';
import { freePort } from './backing-services/process-control.js';
import type { BackingServices } from './backing-services/services.js';
import { Hub } from './hub/hub.js';
import { FOR_TESTS } from './hub/variables.js';
import { StateFolder } from './hub/state-folder.js';
import { shortCampaign } from '../chaos/short-campaign.js';
import { type Counts, runJest } from './testing/run-jest.js';
import { openStageDoor } from './testing/stage-door.js';
import { Stopwatch, weigh } from './testing/time-budget.js';

const HELP = `npm test [-- --only checks,unit,integration,system,pages,chaos,cluster] [-- --match words]

  --only    run these kinds alone
  --match   pass the words on to Jest, to choose test files
`;

const BROWSER = '/usr/bin/chromium';
/** All but the cluster, which needs three brokers and minutes, run by default. */
const BY_DEFAULT = ['checks', 'unit', 'integration', 'system', 'pages', 'chaos'];
/** They share a hub where both are run. */
const ON_A_HUB = ['system', 'pages'] as const;
type HubKind = (typeof ON_A_HUB)[number] | 'cluster';
const KINDS = [...BY_DEFAULT, 'cluster'];
const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ['layout', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  [
    'types of what runs in browsers',
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'apps/console/src/islands'],
  ],
  ['style', ['node_modules/eslint/bin/eslint.js', '.']],
  [
    'boundaries',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'apps',
      'libs',
      'sdk',
      'tools',
      'tests',
      'bench',
      'chaos',
    ],
  ],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['generated files', ['dist/tools/generate/main.js', '--check']],
];

const began = performance.now();
const total = { passed: 0, failed: 0 };
const stopwatch = new Stopwatch();

function tell(sentence: string): void {
  process.stdout.write(
    `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${sentence}\n`,
  );
}

function count(what: string, { passed, failed, slowest = [] }: Counts): void {
  total.passed += passed;
  total.failed += failed;
  tell(`${what}: ${String(passed)} passed, ${String(failed)} failed`);
  if (slowest.length > 0) tell(`  the slowest: ${slowest.join(', ')}`);
}

/** A kind that takes longer than its budget counts as a failed test. */
function tellTime(): void {
  for (const { line, over } of weigh(stopwatch.taken)) {
    tell(line);
    if (over) total.failed += 1;
  }
}

function succeeds(words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...words], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => {
      resolve(false);
    });
    child.on('exit', (code) => {
      resolve(code === 0);
    });
  });
}

async function check(): Promise<void> {
  for (const [name, words] of CHECKS) {
    const passed = await succeeds(words);
    count(name, { passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
}

async function withBackingServices(
  kinds: ReadonlySet<string>,
  match: readonly string[],
  brokerNodes = 1,
): Promise<void> {
  // A folder that any user may enter, as PostgreSQL does not run as root.
  const folder = mkdtempSync('/var/tmp/caf-hub-test-');
  chmodSync(folder, 0o755);
  let backing: BackingServices | undefined;
  try {
    const provided = await stopwatch.measure('backing services', () =>
      provideBackingServices({
        folder: join(folder, 'backing'),
        tell,
        purpose: 'tests',
        brokerNodes,
      }),
    );
    backing = provided;
    const variables = {
      HUB_TEST_DATABASE_URL: provided.databaseUrl,
      HUB_TEST_AMQP_URL: provided.amqpUrl,
      HUB_TEST_MANAGEMENT_URL: provided.managementUrl,
    };
    const state = new StateFolder(join(folder, 'hub'));
    if (kinds.has('integration'))
      await stopwatch.measure('integration', async () => {
        count('integration tests', await runJest('integration', variables, match));
      });
    const onOne = ON_A_HUB.filter((kind) => kinds.has(kind));
    if (onOne.length > 0) await runOnHub(onOne, provided, state, { variables, match });
    if (kinds.has('chaos'))
      await stopwatch.measure('chaos', async () => {
        count('chaos', await shortCampaign(provided, join(folder, 'chaos'), tell));
      });
    if (kinds.has('cluster')) await runOnHub(['cluster'], provided, state, { variables, match });
  } finally {
    await backing?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runOnHub(
  kinds: readonly HubKind[],
  backing: BackingServices,
  state: StateFolder,
  { variables, match }: { variables: Record<string, string>; match: readonly string[] },
): Promise<void> {
  if (kinds.includes('system')) await installClientInAnotherLanguage();
  if (kinds.includes('pages')) await installBrowser();
  const port = await freePort();
  // Nobody listens there but a spec that wants mails.
  const mailPort = await freePort();
  // Retries that would take an hour are over in a second.
  const settings = { ...FOR_TESTS, HUB_SMTP_URL: `smtp://127.0.0.1:${String(mailPort)}` };
  const hub = await stopwatch.measure('hub', () =>
    Hub.start({ backing, state, port, tell, variables: settings }),
  );
  const supervisor = hub.supervise();
  const door = await openStageDoor(hub, backing);
  try {
    const stage = {
      hubUrl: hub.url,
      simulatorUrl: hub.simulatorUrl,
      stageUrl: door.url,
      mailPort,
      amqpUrl: backing.amqpUrl,
      managementUrl: backing.managementUrl,
      databaseUrl: backing.databaseUrl,
      stateFolder: state.path,
    };
    const stageFile = state.file('stage.json');
    writeFileSync(stageFile, JSON.stringify(stage), { mode: 0o600 });
    const told = { ...variables, HUB_STAGE_FILE: stageFile };
    for (const kind of kinds)
      await stopwatch.measure(kind, async () => {
        count(`${kind} tests`, await runJest(kind, told, match));
      });
    const ends = supervisor.count - door.crashes;
    if (ends > 0) count('services that ended by themselves', { passed: 0, failed: ends });
  } finally {
    door.close();
    await hub.stop();
  }
}

/** The system tests connect with a client that is not ours, in Python. */
async function installClientInAnotherLanguage(): Promise<void> {
  const present = await new Promise<boolean>((resolve) => {
    const child = spawn('/usr/bin/python3', ['-c', 'import pika'], { stdio: 'ignore' });
    child.on('error', () => {
      resolve(false);
    });
    child.on('exit', (code) => {
      resolve(code === 0);
    });
  });
  if (!present) await installWithApt('python3-pika', tell);
}

/** Pages are tried in Debian's Chromium, with a font as wide as Arial and fonts for families. */
async function installBrowser(): Promise<void> {
  const WANTED = {
    chromium: BROWSER,
    'fonts-liberation': '/usr/share/fonts/truetype/liberation',
    'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf',
  };
  for (const [name, place] of Object.entries(WANTED))
    if (!existsSync(place)) await installWithApt(name, tell);
}

async function run(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    process.stdout.write(HELP);
    return;
  }
  const only = words.includes('--only')
    ? (words[words.indexOf('--only') + 1] ?? '').split(',')
    : BY_DEFAULT;
  const match = words.includes('--match') ? words.slice(words.indexOf('--match') + 1) : [];
  const kinds = new Set(only);
  const unknown = only.find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined)
    throw new Error(`There is no kind of test called ${unknown}. Kinds: ${KINDS.join(', ')}.`);
  const withoutServices = 'checks and unit';
  if (kinds.has('checks')) await stopwatch.measure(withoutServices, check);
  if (kinds.has('unit'))
    await stopwatch.measure(withoutServices, async () => {
      count('unit tests', await runJest('unit', {}, match));
    });
  const onOneNode = new Set(
    ['integration', 'system', 'pages', 'chaos'].filter((kind) => kinds.has(kind)),
  );
  if (onOneNode.size > 0) await withBackingServices(onOneNode, match);
  if (kinds.has('cluster')) await withBackingServices(new Set(['cluster']), match, 3);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  total.failed += 1;
}
tellTime();
process.stdout.write(`${String(total.passed)} passed, ${String(total.failed)} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

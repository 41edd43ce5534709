import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const STAYS = `process.on('SIGTERM', () => { console.log('told to end'); process.exit(0); });
process.stdin.once('data', () => void import('./later.js').then(({ word }) => console.log(word)));
console.log('up');`;

let checkout: string;
let running: ChildProcess | undefined;

/** A checkout with one command that stays up and loads code later, as a hub does. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'build-'));
  mkdirSync(join(checkout, 'tools'));
  for (const file of ['tools/first-run.mjs', 'tools/build.mjs', '.swcrc', 'package-lock.json'])
    cpSync(file, join(checkout, file));
  mkdirSync(join(checkout, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(checkout, 'node_modules', name));
  rmSync(join(checkout, 'node_modules/.installed-from'), { force: true });
  cpSync('package-lock.json', join(checkout, 'node_modules/.installed-from'));
  write('tools/start.ts', STAYS);
  write('tools/later.ts', `export const word = 'first';`);
  write('tools/test.ts', `import { word } from './later.js'; console.log(word);`);
});
afterEach(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  rmSync(checkout, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(checkout, file), text);
}

function command(name: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/first-run.mjs', name], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

async function hear(): Promise<string> {
  const [chunk] = (running?.stdout ? await once(running.stdout, 'data') : []) as [Buffer];
  return chunk.toString();
}

async function startHub(): Promise<void> {
  running = spawn(process.execPath, ['tools/first-run.mjs', 'start'], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  expect(await hear()).toBe('up\n');
}

it('a command builds what changed, and only then, and leaves nothing beside', () => {
  expect(command('test')).toEqual({ status: 0, said: 'first\n' });
  write('dist/tools/later.js', `export const word = 'as built before';`);
  expect(command('test').said).toBe('as built before\n');
  write('tools/later.ts', `export const word = 'second';`);
  rmSync(join(checkout, 'tools/start.ts'));
  expect(command('test').said).toBe('second\n');
  expect(existsSync(join(checkout, 'dist/tools/start.js'))).toBe(false);
  expect(readdirSync(checkout).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
}, 180_000);

it('a source that cannot be built leaves the last build as it was', () => {
  command('test');
  write('tools/later.ts', 'export const word = ;');
  const { status, said } = command('test');
  expect(status).toBe(1);
  expect(said).toContain('The build failed; see above. Nothing was changed.');
  write('tools/later.ts', `export const word = 'first';`);
  write('dist/tools/later.js', `export const word = 'as built before';`);
  expect(command('test').said).toBe('as built before\n');
}, 180_000);

it('beside a hub from the same sources a command runs from its build; with other sources it says what to do, and takes nothing away', async () => {
  await startHub();
  expect(command('test')).toEqual({ status: 0, said: 'first\n' });
  write('tools/later.ts', `export const word = 'second';`);
  const { status, said } = command('test');
  expect(status).toBe(1);
  expect(said).toMatch(
    /^"npm run start" runs from this checkout \(process \d+\), and the sources have changed since it was started\. A build would take its code away: end it first, or work in another checkout\.\n$/,
  );
  running?.stdin?.write('go');
  expect(await hear()).toBe('first\n');
}, 180_000);

it('with the hub ended, also by a signal to the command that started it, the build goes on', async () => {
  await startHub();
  running?.kill('SIGTERM');
  expect(await hear()).toBe('told to end\n');
  if (running) await once(running, 'exit');
  write('tools/later.ts', `export const word = 'second';`);
  expect(command('test')).toEqual({ status: 0, said: 'second\n' });
}, 180_000);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenPlace } from './open-place.js';

const TWO_DAYS_AGO = new Date(Date.now() - 2 * 24 * 3600 * 1000);
let scratch: string;
let place: OpenPlace;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'open-place-'));
  place = new OpenPlace(join(scratch, 'open'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A process that works in a folder. */
async function whileOneRunsIn(folder: string, act: () => void): Promise<void> {
  const child = spawn(process.execPath, ['-e', 'console.log(); setInterval(() => {}, 1000)'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  try {
    act();
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

describe('the copy of the binaries', () => {
  let native: string;
  beforeEach(() => {
    native = join(scratch, 'closed/native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib/libx.so.1.2'), 'library', { mode: 0o600 });
    symlinkSync('libx.so.1.2', join(native, 'lib/libx.so.1'));
    writeFileSync(join(native, 'initdb'), 'program', { mode: 0o700 });
    for (const folder of [join(native, 'lib'), native, dirname(native)]) chmodSync(folder, 0o700);
  });

  it('is whole without the folder that it came from, for every user', () => {
    const copy = place.copyOf(native, '1.0.0');
    rmSync(dirname(native), { recursive: true });
    expect(readFileSync(join(copy, 'lib/libx.so.1'), 'utf8')).toBe('library');
    const modes = ['.', 'lib', 'lib/libx.so.1.2', 'initdb'].map(
      (name) => statSync(join(copy, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o755, 0o755, 0o644, 0o755]);
    expect(statSync(place.path).mode & 0o777).toBe(0o755);
  });

  it('is one for all checkouts with the same version', () => {
    const other = join(scratch, 'another checkout');
    cpSync(native, other, { recursive: true, verbatimSymlinks: true });
    expect(place.copyOf(other, '1.0.0')).toBe(place.copyOf(native, '1.0.0'));
    expect(readdirSync(join(place.path, 'binaries'))).toEqual(['1.0.0']);
  });

  it.each(['a file is missing', 'a file is cut short'])('is made anew where %s', (fault) => {
    const library = join(place.copyOf(native, '1.0.0'), 'lib/libx.so.1.2');
    if (fault === 'a file is missing') rmSync(library);
    else truncateSync(library, 3);
    expect(readFileSync(join(place.copyOf(native, '1.0.0'), 'lib/libx.so.1'), 'utf8')).toBe(
      'library',
    );
  });

  it('works for several starts at once', async () => {
    const script = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) => next(name.replace(/^(\\..*)\\.js$/, '$1.ts'), context) });
      const { OpenPlace } = await import(${JSON.stringify(join(import.meta.dirname, 'open-place.ts'))});
      process.stdout.write('ready');
      for await (const go of process.stdin) for (let turn = 0; turn < 8; turn += 1) new OpenPlace(process.argv[1]).copyOf(process.argv[2], '1.0.' + String(turn));`;
    for (let number = 0; number < 50; number += 1)
      writeFileSync(join(native, String(number)), 'more to copy');
    const starts = Array.from({ length: 3 }, () =>
      spawn(
        process.execPath,
        [
          '--no-warnings',
          '--experimental-transform-types',
          '--input-type=module',
          '-e',
          script,
          place.path,
          native,
        ],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      ),
    );
    await Promise.all(starts.map((start) => once(start.stdout, 'data')));
    for (const start of starts) start.stdin.end('go');
    expect(
      await Promise.all(
        starts.map((start) => once(start, 'exit').then(([code]) => code as number)),
      ),
    ).toEqual([0, 0, 0]);
    expect(readdirSync(join(place.path, 'binaries')).sort()).toEqual(
      Array.from({ length: 8 }, (_, turn) => `1.0.${String(turn)}`).sort(),
    );
  }, 60_000);

  it('goes with its last use, unless a process runs from it or it was prepared within a day', async () => {
    const [running, recent, unused, perClone, halfMade] = [
      '1.0.0',
      '1.1.0',
      '1.2.0',
      '_root_hub_node_modules',
      '1.0.0.new-x',
    ].map((name) => join(place.path, 'binaries', name));
    for (const folder of [running, recent, unused, perClone, halfMade])
      mkdirSync(folder ?? '', { recursive: true });
    for (const folder of [running, unused, perClone, halfMade])
      utimesSync(folder ?? '', TWO_DAYS_AGO, TWO_DAYS_AGO);
    await whileOneRunsIn(running ?? '', () => place.copyOf(native, '2.0.0'));
    expect(readdirSync(join(place.path, 'binaries')).sort()).toEqual(['1.0.0', '1.1.0', '2.0.0']);
  });
});

describe('the home of a checkout’s data', () => {
  const homes = () => readdirSync(join(place.path, 'data'));
  let folder: string;
  beforeEach(() => {
    folder = join(scratch, 'checkout/.hub/postgres');
  });

  it('stays while the checkout links to it, and is a fresh one when the link was removed', () => {
    const home = place.homeOf(folder);
    writeFileSync(join(home, 'data'), 'kept');
    expect(readlinkSync(folder)).toBe(home);
    expect(place.homeOf(folder)).toBe(home);
    rmSync(dirname(folder), { recursive: true });
    expect(existsSync(join(place.homeOf(folder), 'data'))).toBe(false);
    expect(homes()).toHaveLength(1);
  });

  it('takes the data over that lay in the checkout before that was closed', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'data'), 'kept');
    expect(readFileSync(join(place.homeOf(folder), 'data'), 'utf8')).toBe('kept');
    expect(readFileSync(join(folder, 'data'), 'utf8')).toBe('kept');
  });

  it('follows a checkout that moves, and is not shared with one that was copied', () => {
    const home = place.homeOf(folder);
    cpSync(join(scratch, 'checkout'), join(scratch, 'copy'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    expect(place.homeOf(join(scratch, 'copy/.hub/postgres'))).not.toBe(home);
    renameSync(join(scratch, 'checkout'), join(scratch, 'moved'));
    expect(place.homeOf(join(scratch, 'moved/.hub/postgres'))).toBe(home);
    expect(homes()).toHaveLength(2);
  });

  it('goes when its checkout is no more, unless a process runs in it', async () => {
    const [gone, running] = ['gone', 'running'].map((name) =>
      place.homeOf(join(scratch, name, 'postgres')),
    );
    for (const name of ['gone', 'running']) rmSync(join(scratch, name), { recursive: true });
    await whileOneRunsIn(running ?? '', () => place.homeOf(folder));
    expect([gone, running].map((home) => existsSync(home ?? ''))).toEqual([false, true]);
  });

  it('of an older version goes when its checkout is no more, or is this one', async () => {
    const old = (path: string): string => join(place.path, path.replaceAll('/', '_'));
    const [live, gone, running, own] = [
      join(scratch, 'live_one/postgres'),
      join(scratch, 'gone/postgres'),
      join(scratch, 'runs/postgres'),
      folder,
    ].map(old);
    mkdirSync(join(scratch, 'live_one'));
    for (const home of [live, gone, running, own]) mkdirSync(home ?? '', { recursive: true });
    await whileOneRunsIn(running ?? '', () => place.homeOf(folder));
    expect([live, gone, running, own].map((home) => existsSync(home ?? ''))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

it('refuses a place that is a link, or another’s', () => {
  symlinkSync(scratch, place.path);
  expect(() => place.homeOf(join(scratch, 'checkout/postgres'))).toThrow(
    /belongs to somebody else\. Remove it/,
  );
});

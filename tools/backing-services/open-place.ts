import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { runsFrom } from './system-processes.js';

const DAY_MS = 24 * 3600 * 1000;
const OWNER_FILE = 'of';

/**
 * A place that every user may enter, for what PostgreSQL's user must reach when the checkout lies
 * in a folder closed to that user: `binaries/<version>`, one copy for all checkouts, and
 * `data/<id>/home`, one for each checkout.
 *
 * What is no longer used goes when the next one is prepared. Nothing goes from which a process
 * runs. Beyond that, a copy of the binaries is used while it was prepared within a day; a home is
 * used while the link in its checkout leads to it.
 */
export class OpenPlace {
  constructor(readonly path = '/var/tmp/pan-london-caf-hub') {}

  /**
   * The copy of a folder of binaries, whole at every instant that it can be seen under its name.
   */
  copyOf(native: string, version: string): string {
    const folder = this.folder('binaries');
    const copy = join(folder, version);
    if (existsSync(copy) && !isWhole(copy, native)) setAside(copy);
    if (!existsSync(copy)) makeCopy(native, copy);
    const now = new Date();
    utimesSync(copy, now, now);
    for (const entry of pathsIn(folder)) {
      const usedAt = statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (entry !== copy && Date.now() - usedAt > DAY_MS) removeUnused(entry);
    }
    return copy;
  }

  /**
   * The home of what belongs to `folder`, which becomes a link to it: with the link away, the next
   * home is a fresh one.
   */
  homeOf(folder: string): string {
    const data = this.folder('data');
    const linked = targetOf(folder);
    // A checkout that was copied has the link of the first one; a checkout that was moved brings
    // its own.
    const isOwn =
      linked !== undefined &&
      existsSync(linked) &&
      (ownerOf(linked) === folder || isAbandoned(linked));
    const home = isOwn ? linked : makeHome(data, folder);
    writeFileSync(join(dirname(home), OWNER_FILE), folder);
    for (const entry of pathsIn(data)) if (isAbandoned(join(entry, 'home'))) removeUnused(entry);
    this.removeOldHomes(folder);
    return home;
  }

  private folder(name: string): string {
    for (const path of [this.path, join(this.path, name)]) {
      mkdirSync(path, { recursive: true });
      const { uid, mode } = lstatSync(path);
      if (uid !== process.getuid?.() || (mode & 0o170_000) !== 0o040_000)
        throw new Error(`${path} belongs to somebody else. Remove it, and start again.`);
      chmodSync(path, 0o755);
    }
    return join(this.path, name);
  }

  /** Until version 0.8.0 a home was named after its checkout's path, with `_` for each `/`. */
  private removeOldHomes(folder: string): void {
    const own = folder.replaceAll(sep, '_');
    for (const entry of pathsIn(this.path)) {
      const name = entry.slice(this.path.length + 1);
      if (
        name.startsWith('_') &&
        (name === own || !standsForPath(name.replace(/_postgres$/, ''), sep))
      )
        removeUnused(entry);
    }
  }
}

/** Not removed: a process may run from it. */
function setAside(copy: string): void {
  try {
    renameSync(copy, `${copy}.broken-${randomBytes(4).toString('hex')}`);
  } catch (error) {
    // Another start was first.
    if (existsSync(copy)) throw error;
  }
}

function makeCopy(native: string, copy: string): void {
  const fresh = mkdtempSync(`${copy}.new-`);
  try {
    // Links stay relative: rewritten ones would lead back into the closed folder.
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    for (const path of ['', ...readdirSync(fresh, { recursive: true, encoding: 'utf8' })])
      openToAll(join(fresh, path));
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start was first: its copy is as good.
    if (!isWhole(copy, native)) throw error;
  }
}

/**
 * Readable for everybody, and executable where it is for its owner, whatever the umask of the
 * installation was.
 */
function openToAll(path: string): void {
  const { mode } = lstatSync(path);
  if ((mode & 0o170_000) !== 0o120_000) chmodSync(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
}

/** What clears temporary folders by age takes single files away. */
function isWhole(copy: string, native: string): boolean {
  return readdirSync(native, { recursive: true, encoding: 'utf8' }).every((path) => {
    const [of, there] = [
      lstatSync(join(native, path)),
      lstatSync(join(copy, path), { throwIfNoEntry: false }),
    ];
    return there !== undefined && (of.isDirectory() || there.size === of.size);
  });
}

/**
 * A home is named by its owner once the link leads to it: until then nobody takes it for abandoned.
 */
function makeHome(data: string, folder: string): string {
  const entry = join(data, randomBytes(8).toString('hex'));
  const home = join(entry, 'home');
  mkdirSync(entry);
  chmodSync(entry, 0o755);
  // Data from when the folder was open keeps its owner, on whatever disk the two places are.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    execFileSync('mv', [folder, home]);
  else mkdirSync(home, { mode: 0o700 });
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { force: true });
  symlinkSync(home, folder);
  return home;
}

/** Where the link of a checkout leads; undefined where there is none. */
function targetOf(folder: string): string | undefined {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true
    ? readlinkSync(folder)
    : undefined;
}

/** Undefined for a home that is being made, or that another start has just removed. */
function ownerOf(home: string): string | undefined {
  try {
    return readFileSync(join(dirname(home), OWNER_FILE), 'utf8');
  } catch {
    return undefined;
  }
}

function isAbandoned(home: string): boolean {
  const owner = ownerOf(home);
  return owner !== undefined && targetOf(owner) !== home;
}

function removeUnused(path: string): void {
  if (!runsFrom(path)) rmSync(path, { recursive: true, force: true });
}

/** Whether some existing path has this name when each `/` in it is a `_`. */
function standsForPath(name: string, below: string): boolean {
  return pathsIn(below).some((path) => {
    const prefix = `_${path.slice(below === sep ? 1 : below.length + 1)}`;
    return (
      name === prefix ||
      (name.startsWith(`${prefix}_`) &&
        statSync(path, { throwIfNoEntry: false })?.isDirectory() === true &&
        standsForPath(name.slice(prefix.length), path))
    );
  });
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

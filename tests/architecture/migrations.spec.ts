import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FILE = 'tests/architecture/migrations.json';

/**
 * Each migration with its SHA-256. A database that took one in never takes it in again, whatever
 * becomes of its text.
 */
const kept = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, string>>;

function migrations(): string[] {
  const own = readdirSync('apps').flatMap((app) => {
    const folder = join('apps', app, 'migrations');
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  const shared = ['libs/messaging/src/tables', 'libs/timers/src', 'libs/waits/src'].flatMap(
    (folder) => readdirSync(folder).map((name) => join(folder, name)),
  );
  return [...own, ...shared].filter((path) =>
    /class \w+ implements MigrationInterface/.test(readFileSync(path, 'utf8')),
  );
}

const digestOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a committed migration', () => {
  const found = migrations();

  it('is stone: it stays as it was, and a change is a new one', () => {
    const changed = Object.keys(kept).filter(
      (path) => !found.includes(path) || digestOf(path) !== kept[path],
    );
    expect(changed).toEqual([]);
  });

  it('is named with its digest from the commit that brings it', () => {
    const missing = found
      .filter((path) => !(path in kept))
      .map((path) => `"${path}": "${digestOf(path)}"`);
    expect({ addTo: FILE, missing }).toEqual({ addTo: FILE, missing: [] });
  });

  it('is found', () => {
    expect(found.length).toBeGreaterThan(30);
  });
});

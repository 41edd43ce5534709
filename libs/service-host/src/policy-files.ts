import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkPolicies, Policies, type Policy, PolicyFile } from '@hub/policy';
import { readSettingsFile } from './settings-file.js';

/** What no other policy may permit comes first. */
const FOLDERS = ['floor', 'standard'];

/**
 * Reads who may do what: every file of `floor`, then every file of `standard`.
 *
 * @param today ISO date
 * @throws Error that names the file, the line and what is wrong there
 */
export function readPolicies(
  folder = 'data/policies',
  today = new Date().toISOString().slice(0, 10),
): Policies {
  const all: Policy[] = [];
  const versions: string[] = [];
  for (const path of FOLDERS.flatMap((name) => filesIn(join(folder, name)))) {
    const file = readSettingsFile(PolicyFile, path, (read, faultAt) => {
      checkPolicies(read, all, today, faultAt);
    });
    all.push(...file.policies);
    versions.push(`${file.name}-${String(file.version)}`);
  }
  return new Policies(all, versions.join(' '));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

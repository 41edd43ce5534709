import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkPolicies,
  Policies,
  type Policy,
  PolicyFile,
  type PolicyFiles,
  type StandardPolicies,
} from '@hub/policy';
import { readSettings, readSettingsFile } from './settings-file.js';

/**
 * Reads who may do what: every file of `floor`, then every file of `standard`.
 *
 * @param today ISO date
 * @throws Error that names the file, the line and what is wrong there
 */
export function readPolicyFiles(folder = 'data/policies', today = todayOf()): PolicyFiles {
  const floor = readFolder(join(folder, 'floor'), [], today);
  const standard = readFolder(join(folder, 'standard'), policiesOf(floor), today);
  const above = (files: readonly PolicyFile[]): StandardPolicies => together(floor, files);
  return {
    released: above(standard),
    check(text) {
      try {
        const read = readSettings(PolicyFile, { text, path: 'policies' }, (file, faultAt) => {
          checkPolicies(file, policiesOf(floor), todayOf(), faultAt);
        });
        return above([read]);
      } catch (error) {
        return { fault: error instanceof Error ? error.message : String(error) };
      }
    },
    load: (text) => above([readSettings(PolicyFile, { text, path: 'policies' })]),
  };
}

/** The policies of a release alone. */
export function readPolicies(folder?: string, today?: string): Policies {
  return readPolicyFiles(folder, today).released.policies;
}

function readFolder(folder: string, earlier: readonly Policy[], today: string): PolicyFile[] {
  const files: PolicyFile[] = [];
  for (const path of filesIn(folder))
    files.push(
      readSettingsFile(PolicyFile, path, (read, faultAt) => {
        checkPolicies(read, [...earlier, ...policiesOf(files)], today, faultAt);
      }),
    );
  return files;
}

function together(floor: readonly PolicyFile[], standard: readonly PolicyFile[]): StandardPolicies {
  const files = [...floor, ...standard];
  const version = files.map((file) => `${file.name}-${String(file.version)}`).join(' ');
  return {
    number: Math.max(0, ...standard.map((file) => file.version)),
    policies: new Policies(policiesOf(files), version),
  };
}

function policiesOf(files: readonly PolicyFile[]): Policy[] {
  return files.flatMap(({ policies }) => policies);
}

function todayOf(): string {
  return new Date().toISOString().slice(0, 10);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

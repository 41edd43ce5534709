import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from '@jest/globals';
import { COUNTED_FROM } from '@hub/contracts/consent';
import { readEnvironment } from './environment.js';
import { readRetentionFile } from './retention-file.js';

const read = (path?: string) => readEnvironment({ HUB_RETENTION_FILE: path }, readRetentionFile);

it('reads the schedule that comes with the hub: years for every closing reason', () => {
  const { contentYears, version } = read();
  expect(version).toBe(2);
  expect(Object.keys(contentYears).sort()).toEqual([...COUNTED_FROM].sort());
});

it.each([
  ['a reason that does not exist', 'age_limit: 6', 'age: 6', /line \d+: contentYears\.\S+ /],
  ['a reason left out', '  disengaged: 6\n', '', /line 11: contentYears\.disengaged must/],
  ['no years at all', /^contentYears:[\s\S]*?\n(?=\S)/m, '', /contentYears must be an object/],
  [
    'records of journeys for less than two months',
    'journeyMonths: 13',
    'journeyMonths: 1',
    /line 28: journeyMonths must not be less than 2/,
  ],
])('refuses %s, with its line', (_what, from, to, message) => {
  const path = `${mkdtempSync(`${tmpdir()}/retention-`)}/schedule.yaml`;
  const text = readFileSync('data/retention-schedule.yaml', 'utf8').replace(from, to);
  writeFileSync(path, text);
  expect(() => read(path)).toThrow(message);
});

it('refuses a schedule with all that is wrong in it at once, each with its line', () => {
  const path = `${mkdtempSync(`${tmpdir()}/retention-`)}/schedule.yaml`;
  const text = readFileSync('data/retention-schedule.yaml', 'utf8')
    .replace('journeyMonths: 13', 'journeyMonths: 1')
    .replace('  disengaged: 6\n', '');
  writeFileSync(path, text);
  expect(() => read(path)).toThrow(/line \d+: contentYears\.disengaged must/);
  expect(() => read(path)).toThrow(/line \d+: journeyMonths must not be less than 2/);
});

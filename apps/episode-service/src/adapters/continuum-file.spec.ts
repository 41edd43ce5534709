import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readContinuumFile } from './continuum-file.js';

const PATH = 'data/continuum-of-need.yaml';

describe('the file of the continuum of need', () => {
  const changed = (from: string, to: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'continuum-')), 'continuum.yaml');
    writeFileSync(path, readFileSync(PATH, 'utf8').replace(from, to));
    return path;
  };

  it('describes four levels, and says what authorities call them', () => {
    const { levels, labels } = readContinuumFile(PATH);
    expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
    expect(levels.every(({ descriptors }) => descriptors.length > 0)).toBe(true);
    expect(labels).toContainEqual({ authority: 'E09000023', level: 2, label: 'Targeted' });
  });

  it.each([
    ['level: 3\n', 'level: 4\n', 'from 1 to 4'],
    ['code: attends_well', 'code: meets_milestones', 'meets_milestones once'],
    ['code: attends_well', 'code: Attends Well', 'code'],
    ['authority: E09000023', 'authority: E09000099', 'authority'],
  ])('is refused with its line where %s is %s', (from, to, told) => {
    const path = changed(from, to);
    expect(() => readContinuumFile(path)).toThrow(told);
    expect(() => readContinuumFile(path)).toThrow(/line \d+/);
  });
});

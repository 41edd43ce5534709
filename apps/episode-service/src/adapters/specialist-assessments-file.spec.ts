import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LINKED_SYSTEMS } from '@hub/contracts/protection';
import { readSpecialistAssessmentsFile } from './specialist-assessments-file.js';

const PATH = 'data/specialist-assessments.yaml';

describe('the file of specialist assessments', () => {
  it('has a rule with its source for each system in which there may be a record', () => {
    const { rules } = readSpecialistAssessmentsFile(PATH);
    expect(rules.map(({ system }) => system).sort()).toEqual([...LINKED_SYSTEMS].sort());
    expect(rules.every(({ source, when }) => source.length > 10 && when.length > 10)).toBe(true);
  });

  it.each([
    ['system: ehcp', 'system: ics', 'system'],
    ['fromLevel: 3', 'fromLevel: 5', 'fromLevel'],
    ['[some_low_mood,', '[Low Mood,', 'descriptors'],
  ])('is refused with its line where %s is %s', (from, to, told) => {
    const path = join(mkdtempSync(join(tmpdir(), 'assessments-')), 'assessments.yaml');
    writeFileSync(path, readFileSync(PATH, 'utf8').replace(from, to));
    expect(() => readSpecialistAssessmentsFile(path)).toThrow(told);
    expect(() => readSpecialistAssessmentsFile(path)).toThrow(/line \d+/);
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSocialCareFile } from './social-care-file.js';

const PATH = 'data/social-care.yaml';

describe('the file of social care', () => {
  const changed = (from: string, to: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'social-care-')), 'social-care.yaml');
    writeFileSync(path, readFileSync(PATH, 'utf8').replace(from, to));
    return path;
  };

  it('says that section 47 ends the CAF, and section 17 need not', () => {
    expect(readSocialCareFile(PATH)).toMatchObject({
      answerDays: 1,
      endsCaf: { section_47: true, section_17: false },
    });
    const both = readSocialCareFile(changed('section_17: false', 'section_17: true'));
    expect(both.endsCaf).toEqual({ section_47: true, section_17: true });
  });

  it.each([
    ['section_47: true', 'section_47: false', 'section 47 social care takes over'],
    ['answerDays: 1', 'answerDays: 0', 'answerDays'],
    ['section_17: false', 'section_17: maybe', 'section_17'],
  ])('is refused with its line where %s is %s', (from, to, told) => {
    const path = changed(from, to);
    expect(() => readSocialCareFile(path)).toThrow(told);
    expect(() => readSocialCareFile(path)).toThrow(/line \d+/);
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readReviewsFile } from './reviews-file.js';

const PATH = 'data/reviews.yaml';

describe('the file of reviews', () => {
  const changed = (from: string, to: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'reviews-')), 'reviews.yaml');
    writeFileSync(path, readFileSync(PATH, 'utf8').replace(from, to));
    return path;
  };

  it('says how far ahead the first review may lie, and each one after it', () => {
    expect(readReviewsFile(PATH)).toMatchObject({ firstDays: 84, nextDays: 182 });
  });

  it.each([
    ['firstDays: 84', 'firstDays: 0', 'firstDays'],
    ['nextDays: 182', 'nextDays: 3650', 'nextDays'],
    ['nextDays: 182', 'nextDays: 30', 'looked at early first'],
  ])('is refused with its line where %s is %s', (from, to, told) => {
    const path = changed(from, to);
    expect(() => readReviewsFile(path)).toThrow(told);
    expect(() => readReviewsFile(path)).toThrow(/line \d+/);
  });
});

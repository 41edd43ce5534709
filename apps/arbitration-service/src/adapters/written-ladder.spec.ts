import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { LADDER } from '../testing/examples.js';
import { readLadderFile } from './ladder-file.js';
import { readWritten, write } from './written-ladder.js';

const PATH = 'data/escalation-ladder.yaml';

describe('a ladder as it is written', () => {
  it('says stage where a limit is counted from its rung, as the file does', () => {
    expect(write(readLadderFile(PATH))).toEqual(parse(readFileSync(PATH, 'utf8')));
  });

  it.each([
    ['of days', LADDER],
    ['of hours', readLadderFile(PATH)],
  ])('comes back as it was, %s', (_what, ladder) => {
    expect(readWritten(write(ladder))).toEqual(ladder);
  });
});

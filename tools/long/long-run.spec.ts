import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { partsOf } from './parts.js';
import { longReport } from './report.js';
import { endOf, type PartResult, runParts } from './run-parts.js';

const PASSED: PartResult = { passed: true, seconds: 9, says: '3 passed, 0 failed' };
const FAILED: PartResult = { passed: false, seconds: 8, says: '2 passed, 1 failed' };
const PARTS = ['a', 'b', 'c'].map((name) => ({ name, command: ['x.js'] }));

let keep: string;
beforeEach(() => {
  keep = mkdtempSync(join(tmpdir(), 'long-'));
});
afterEach(() => {
  rmSync(keep, { recursive: true });
});

/** Runs the parts that come to these ends, and says which were run. */
async function runTo(ends: readonly (PartResult | Error)[]): Promise<string[]> {
  const run: string[] = [];
  const left = [...ends];
  await runParts(PARTS, {
    keep,
    tell: () => undefined,
    run: ({ name }) => {
      run.push(name);
      const end = left.shift() ?? PASSED;
      return end instanceof Error ? Promise.reject(end) : Promise.resolve(end);
    },
  }).catch(() => undefined);
  return run;
}

describe('a long run', () => {
  it('goes on with what was not run when it was cut off', async () => {
    expect(await runTo([PASSED, new Error('cut off')])).toEqual(['a', 'b']);
    expect(await runTo([])).toEqual(['b', 'c']);
    expect(await runTo([])).toEqual([]);
  });

  it('tries again what failed, and goes on after it', async () => {
    expect(await runTo([PASSED, FAILED, PASSED])).toEqual(['a', 'b', 'c']);
    expect(await runTo([PASSED])).toEqual(['b']);
  });

  it('has parts with different names, each in a file of its own', async () => {
    const parts = partsOf(keep);
    const run = (): Promise<PartResult> => Promise.resolve(PASSED);
    for (const part of parts) {
      expect(endOf(part, keep)).toBeUndefined();
      await runParts([part], { keep, tell: () => undefined, run });
    }
  });
});

describe('the report of a long run', () => {
  it('names the commit, and each part with what it came to', () => {
    const ends = [PASSED, FAILED, undefined];
    const report = longReport(
      'abc123',
      PARTS.map((part, place) => ({ part, ended: ends[place] })),
    );
    expect(report).toContain('# Long run of commit abc123\n');
    expect(report).toContain('1 parts passed, 1 failed, 1 were not run.');
    expect(report).toContain('| b | **failed** | 8 | 2 passed, 1 failed |');
    expect(report).toContain('| c | not run | | |');
  });
});

import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { environment } from '../config.js';

const SHOWN = 5;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** The files that took longest, with their seconds. */
  readonly slowest?: readonly string[];
}

/** Runs one kind of test. A test that is skipped counts as failed: nothing here skips itself. */
export async function runJest(
  kind: 'unit' | 'integration' | 'system' | 'pages' | 'cluster',
  variables: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<Counts> {
  const report = join(tmpdir(), `jest-${kind}-${String(process.pid)}.json`);
  const flags = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    kind,
    '--json',
    `--outputFile=${report}`,
    '--testLocationInResults',
  ];
  // Real services may be slow on a busy machine; a hung one must not hold up the run for ever.
  const serial =
    kind === 'unit' ? ['--maxWorkers=2'] : ['--runInBand', '--testTimeout=60000', '--forceExit'];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', ...flags, ...serial, ...words],
      {
        env: { ...environment.all, ...variables },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const { numPassedTests, numTotalTests, numFailedTestSuites, testResults } = readReport(report);
  const failed = numTotalTests - numPassedTests;
  const brokenSuites = failed === 0 ? numFailedTestSuites : 0;
  return {
    passed: numPassedTests,
    failed: failed + brokenSuites + (code !== 0 && failed + brokenSuites === 0 ? 1 : 0),
    slowest: slowestOf(testResults),
  };
}

function slowestOf(files: JestReport['testResults']): string[] {
  return files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SHOWN)
    .map(({ name, seconds }) => `${basename(name)} ${seconds.toFixed(0)} s`);
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

function readReport(path: string): JestReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JestReport;
  } catch {
    return { numPassedTests: 0, numTotalTests: 0, numFailedTestSuites: 1, testResults: [] };
  } finally {
    rmSync(path, { force: true });
  }
}

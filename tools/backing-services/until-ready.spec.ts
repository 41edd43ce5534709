import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { LogReader } from './log-reader.js';
import { Patience } from './patience.js';
import { untilReady } from './until-ready.js';

it('what stands still is given up with what it waits for, its log and the next step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'until-ready-'));
  const log = new LogReader(join(folder, 'log'));
  const output = openSync(log.file, 'a');
  const child = spawn(
    process.execPath,
    [
      '-e',
      `console.log('attempt 1 of 9'); setInterval(() => console.log('attempt ' + Date.now() + ' of 9'), 20)`,
    ],
    { stdio: ['ignore', output, output] },
  );
  try {
    const starting = untilReady({
      name: 'a-service',
      child,
      log,
      ask: () => Promise.resolve('database: no connection'),
      tell: () => undefined,
      patience: new Patience(performance.now(), 1_000),
    });
    await expect(starting).rejects.toThrow(
      /a-service lives but has stood still for long: it waits for database: no connection\. Its log \(.*log\) ends: attempt \d+ of 9 Mend what it waits for/,
    );
    expect(log.sentences).toBe(1);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});

it('what cannot be run is given up at once', async () => {
  const child = spawn('/nowhere/at-all');
  child.on('error', () => undefined);
  const starting = untilReady({
    name: 'a-service',
    child,
    log: new LogReader('/nowhere/log'),
    ask: () => Promise.reject(new Error('closed')),
    tell: () => undefined,
  });
  await expect(starting).rejects.toThrow(
    'a-service ended before it was ready (it could not be run). It wrote nothing to its log (/nowhere/log).',
  );
});

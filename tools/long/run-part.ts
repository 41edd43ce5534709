import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../config.js';
import type { Part } from './parts.js';
import { type PartResult, fileOf } from './run-parts.js';

/** A part that takes longer is ended, and has failed. */
const WITHIN_MS = 10 * 60_000;

/** Runs a part in a process of its own; all that it says goes to a log beside its result. */
export function runPart(part: Part, keep: string): Promise<PartResult> {
  const began = performance.now();
  const [script = '', ...words] = part.command;
  const log = createWriteStream(fileOf(part, keep, 'log'));
  const child = spawn(process.execPath, ['--enable-source-maps', join('dist', script), ...words], {
    env: { ...environment.all, ...part.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let says = '';
  child.stdout.on('data', (bytes: Buffer) => {
    log.write(bytes);
    says = bytes.toString().trimEnd().split('\n').at(-1) ?? says;
  });
  child.stderr.on('data', (bytes: Buffer) => log.write(bytes));
  const timer = setTimeout(() => child.kill('SIGTERM'), WITHIN_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      log.end();
      resolve({
        passed: code === 0,
        seconds: Math.round((performance.now() - began) / 1000),
        says: says.slice(0, 200),
      });
    });
  });
}

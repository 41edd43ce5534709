import { readFileSync } from 'node:fs';
import { residentMegabytes } from '../../../bench/usage.js';

/**
 * Memory of the console of this hub, in MB: of what whoever started this test started as well.
 *
 * @throws Error where none is found, as on a hub that was started elsewhere
 */
export function consoleMegabytes(): number {
  for (let pid = process.pid; pid > 1; pid = parentOf(pid)) {
    const found = residentMegabytes(pid)['console'];
    if (found !== undefined) return found;
  }
  throw new Error('No console runs beside this test');
}

function parentOf(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0);
}

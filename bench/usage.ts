import { readdirSync, readFileSync } from 'node:fs';

/**
 * What processes use: memory with shared pages counted once (PSS), and all that the processor has
 * worked for them.
 */
export interface Usage {
  readonly megabytes: number;
  readonly cpuSeconds: number;
}

/** USER_HZ, which Linux keeps the same on every machine. */
const TICKS_PER_SECOND = 100;

/**
 * What all that descend from a process use: by service, and the database and the broker. Linux
 * only.
 */
export function usageBelow(rootPid: number): Record<string, Usage> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at))
      if (at === rootPid) return true;
    return false;
  };
  const sums: Record<string, Usage> = {};
  for (const pid of parents.keys()) {
    if (pid === rootPid || !belongs(pid)) continue;
    const { name, megabytes, cpuSeconds } = usageOf(pid);
    const sum = sums[name] ?? { megabytes: 0, cpuSeconds: 0 };
    sums[name] = {
      megabytes: sum.megabytes + megabytes,
      cpuSeconds: sum.cpuSeconds + cpuSeconds,
    };
  }
  return sums;
}

/** Resident memory alone, in whole MB. */
export function residentMegabytes(rootPid: number): Record<string, number> {
  const used = Object.entries(usageBelow(rootPid));
  return Object.fromEntries(used.map(([name, { megabytes }]) => [name, Math.round(megabytes)]));
}

function parentOf(pid: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function usageOf(pid: number): Usage & { name: string } {
  const read = (file: string): string => readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  try {
    const pages = /^Pss:\s+(\d+)/m.exec(read('smaps_rollup'))?.[1] ?? 0;
    // Fields 14 to 17 of proc(5): its own and that of its children that have ended, as sessions of
    // the database do.
    const ticks = read('stat')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
      .reduce((sum, field) => sum + Number(field), 0);
    return {
      name: nameOf(read('cmdline').split('\0').join(' ')),
      megabytes: Number(pages) / 1024,
      cpuSeconds: ticks / TICKS_PER_SECOND,
    };
  } catch {
    // It has ended while it was looked at.
    return { name: 'other', megabytes: 0, cpuSeconds: 0 };
  }
}

function nameOf(command: string): string {
  const service = /apps\/([a-z-]+)\//.exec(command)?.[1];
  if (service !== undefined) return service;
  if (command.includes('beam')) return 'rabbitmq';
  return command.includes('postgres') ? 'postgresql' : 'other';
}

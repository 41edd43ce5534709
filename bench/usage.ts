import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process and all that descend from it, in MB, shared pages counted once each (PSS). Linux only. */
export function residentMegabytes(rootPid: number): Record<string, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at))
      if (at === rootPid) return true;
    return false;
  };
  const sums: Record<string, number> = {};
  for (const pid of parents.keys()) {
    if (pid === rootPid || !belongs(pid)) continue;
    const { name, kilobytes } = measure(pid);
    sums[name] = Math.round((sums[name] ?? 0) + kilobytes / 1024);
  }
  return sums;
}

function parentOf(pid: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function measure(pid: number): { name: string; kilobytes: number } {
  try {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .join(' ');
    const pages = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    const service = /apps\/([a-z-]+)\//.exec(command)?.[1];
    const name =
      service ??
      (command.includes('beam')
        ? 'rabbitmq'
        : command.includes('postgres')
          ? 'postgresql'
          : 'other');
    return { name, kilobytes: Number(/^Pss:\s+(\d+)/m.exec(pages)?.[1] ?? 0) };
  } catch {
    return { name: 'other', kilobytes: 0 };
  }
}

import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Whether a process runs a program below `folder` or works in it; true where the system does not say. */
export function runsFrom(folder: string): boolean {
  if (!existsSync('/proc/self/exe')) return true;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.some((id) => ['exe', 'cwd'].some((link) => `${targetOf(join('/proc', id, link))}${sep}`.startsWith(`${folder}${sep}`)));
}

/** Empty for a process that has just ended, or of the kernel's own. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

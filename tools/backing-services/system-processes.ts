import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';

/** USER_HZ, which Linux keeps the same on every machine. */
const TICKS_PER_SECOND = 100;

/**
 * Whether a process runs a program below `folder` or works in it; true where the system does not
 * say.
 */
export function runsFrom(folder: string): boolean {
  if (!existsSync('/proc/self/exe')) return true;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.some((id) =>
    ['exe', 'cwd'].some((link) =>
      `${targetOf(join('/proc', id, link))}${sep}`.startsWith(`${folder}${sep}`),
    ),
  );
}

/** Empty for a process that has just ended, or of the kernel's own. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}

/**
 * Seconds that the processor has worked for a process and the group that it leads; 0 where the
 * system does not say.
 */
export function cpuSecondsOf(id: number | undefined): number {
  if (id === undefined || !existsSync('/proc/self/stat')) return 0;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      // pid (name) state parent group … user system, those of ended children: fields 14 to 17 of
      // proc(5).
      const fields = contentOf(join('/proc', name, 'stat'))
        .replace(/^.*\) /s, '')
        .split(' ');
      return name === String(id) || fields[2] === String(id)
        ? fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
        : 0;
    });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TakenMail } from './mail-sink.js';

/** Keeps mails as files that every mail program opens, named by when they came. */
export function mailFolder(folder: string): (mail: TakenMail) => void {
  let count = 0;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return ({ raw }) => {
    count += 1;
    const came = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
    const name = `${came}-${String(count).padStart(4, '0')}.eml`;
    writeFileSync(join(folder, name), raw, { mode: 0o600 });
  };
}

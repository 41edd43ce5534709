import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a hub on this machine keeps what it must remember; nothing in it is ever committed. */
export class StateFolder {
  constructor(readonly path: string) {}

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** What the file holds, or what `make` makes, written so that only the owner can read it. */
  async keep<T>(name: string, make: () => T | Promise<T>): Promise<T> {
    const kept = this.read(name);
    if (kept !== undefined) return kept as T;
    const made = await make();
    this.write(name, made);
    return made;
  }

  /** What the file holds, if it stands. */
  read(name: string): unknown {
    const path = this.file(name);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  }

  write(name: string, content: unknown): void {
    const path = this.file(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    chmodSync(path, 0o600);
  }
}

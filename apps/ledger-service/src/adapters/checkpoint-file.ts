import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { CheckpointKeeper } from '../application/keep-checkpoint.js';

/** A checkpoint in a file, which is replaced whole. */
export class CheckpointFile implements CheckpointKeeper {
  constructor(readonly name: string) {}

  read(): string | undefined {
    return existsSync(this.name) ? readFileSync(this.name, 'utf8') : undefined;
  }

  write(note: string): void {
    writeFileSync(`${this.name}.new`, note, { mode: 0o600 });
    renameSync(`${this.name}.new`, this.name);
  }
}

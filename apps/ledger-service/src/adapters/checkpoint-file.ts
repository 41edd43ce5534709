import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { CheckpointKeeper } from '../application/guard-ledger.js';

/** A checkpoint in a file, which is replaced whole and outlives a power cut. */
export class CheckpointFile implements CheckpointKeeper {
  constructor(readonly name: string) {}

  read(): string | undefined {
    return existsSync(this.name) ? readFileSync(this.name, 'utf8') : undefined;
  }

  write(note: string): void {
    const fresh = `${this.name}.new`;
    writeFileSync(fresh, note, { mode: 0o600, flush: true });
    renameSync(fresh, this.name);
    const folder = openSync(dirname(this.name), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }
}

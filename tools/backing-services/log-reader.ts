import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** Reads on in a log that a process writes to, from its end at the beginning. */
export class LogReader {
  private offset: number;
  private readonly seen = new Set<string>();
  private lastLine = '';

  constructor(readonly file: string) {
    this.offset = this.size();
  }

  /**
   * Sentences that differ in more than numbers and ids: an attempt that is made again and again
   * writes one.
   */
  get sentences(): number {
    return this.seen.size;
  }

  read(): void {
    const size = this.size();
    if (size <= this.offset) return;
    const file = openSync(this.file, 'r');
    const bytes = Buffer.alloc(size - this.offset);
    try {
      readSync(file, bytes, 0, bytes.length, this.offset);
    } finally {
      closeSync(file);
    }
    this.offset = size;
    for (const line of bytes
      .toString()
      .split('\n')
      .filter((text) => text.trim() !== '')) {
      this.seen.add(line.replace(/[\da-f]*\d[\da-f]*/gi, ''));
      this.lastLine = line;
    }
  }

  describe(): string {
    return this.lastLine === ''
      ? `It wrote nothing to its log (${this.file}).`
      : `Its log (${this.file}) ends: ${this.lastLine}`;
  }

  private size(): number {
    return existsSync(this.file) ? statSync(this.file).size : 0;
  }
}

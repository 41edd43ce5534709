import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a client asked and was told, and what was done to the system. `info`: whether it took effect
 * is not known.
 */
export interface HistoryEvent {
  readonly kind: 'invoke' | 'ok' | 'fail' | 'info' | 'fault' | 'heal' | 'check';
  readonly what: string;
  readonly id?: string;
  readonly detail?: string;
}

/**
 * The history of a run, as JSON lines with the milliseconds since its beginning; times never
 * decide, ids do.
 */
export class History {
  readonly events: HistoryEvent[] = [];
  private readonly began = performance.now();
  private readonly hash: Hash = createHash('sha256');

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }

  add(event: HistoryEvent): void {
    this.events.push(event);
    const line = `${JSON.stringify({ ms: Math.round(performance.now() - this.began), ...event })}\n`;
    this.hash.update(line);
    appendFileSync(this.path, line);
  }

  /** SHA-256 of the file so far. */
  checksum(): string {
    return this.hash.copy().digest('hex');
  }
}

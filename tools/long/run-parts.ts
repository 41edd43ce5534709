import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './parts.js';

export interface PartResult {
  readonly passed: boolean;
  readonly seconds: number;
  /** The last line that it said. */
  readonly says: string;
}

export interface RunSettings {
  /** Folder of this commit; what parts came to stays in it. */
  readonly keep: string;
  readonly run: (part: Part) => Promise<PartResult>;
  readonly tell: (sentence: string) => void;
}

/**
 * Runs each part that did not pass before, so that a run that was cut off, or failed, goes on where
 * it stopped.
 */
export async function runParts(
  parts: readonly Part[],
  { keep, run, tell }: RunSettings,
): Promise<void> {
  mkdirSync(keep, { recursive: true });
  for (const part of parts) {
    if (endOf(part, keep)?.passed === true) {
      tell(`${part.name}: passed before.`);
      continue;
    }
    tell(`${part.name}: begins.`);
    const ended = await run(part);
    writeFileSync(fileOf(part, keep), JSON.stringify(ended));
    const { passed, seconds, says } = ended;
    tell(`${part.name}: ${passed ? 'passed' : 'FAILED'} after ${String(seconds)} s. ${says}`);
  }
}

/** What a part came to; undefined where it was never run to its end. */
export function endOf(part: Part, keep: string): PartResult | undefined {
  const file = fileOf(part, keep);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PartResult) : undefined;
}

export function fileOf({ name }: Part, keep: string, kind: 'json' | 'log' = 'json'): string {
  return join(keep, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.${kind}`);
}

import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LeafRow } from '@hub/evidence-ledger';
import type { KeptCosignature, LedgerSource } from './ledger-source.js';

/**
 * An export: one JSON object a line, first the key, then leaves, checkpoints and cosignatures in
 * their order.
 */
type Line =
  | { readonly verifier: string }
  | { readonly leaf: number; readonly entry: string; readonly hash?: string }
  | { readonly checkpoint: string }
  | { readonly cosigned: KeptCosignature };

/** Writes a ledger to a file. @returns how many leaves */
export async function writeLedgerFile(path: string, source: LedgerSource): Promise<number> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const put = async (line: Line): Promise<void> => {
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
  };
  let leaves = 0;
  if (source.verifier !== undefined) await put({ verifier: source.verifier });
  for await (const { index, entry, hash } of source.leaves()) {
    await put({ leaf: index, entry, ...(hash ? { hash: hash.toString('base64') } : {}) });
    leaves += 1;
  }
  for (const checkpoint of await source.checkpoints()) await put({ checkpoint });
  for (const cosigned of await source.cosignatures()) await put({ cosigned });
  file.end();
  await once(file, 'finish');
  return leaves;
}

export class LedgerFile implements LedgerSource {
  private constructor(
    private readonly path: string,
    readonly verifier: string | undefined,
  ) {}

  static async open(path: string): Promise<LedgerFile> {
    for await (const line of lines(path))
      return new LedgerFile(path, 'verifier' in line ? line.verifier : undefined);
    return new LedgerFile(path, undefined);
  }

  async *leaves(): AsyncGenerator<LeafRow> {
    for await (const line of lines(this.path)) {
      if ('leaf' in line)
        yield {
          index: line.leaf,
          entry: line.entry,
          ...(line.hash === undefined ? {} : { hash: Buffer.from(line.hash, 'base64') }),
        };
    }
  }

  async checkpoints(): Promise<string[]> {
    const notes: string[] = [];
    for await (const line of lines(this.path))
      if ('checkpoint' in line) notes.push(line.checkpoint);
    return notes;
  }

  async cosignatures(): Promise<KeptCosignature[]> {
    const kept: KeptCosignature[] = [];
    for await (const line of lines(this.path)) if ('cosigned' in line) kept.push(line.cosigned);
    return kept;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function* lines(path: string): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Infinity,
  })) {
    number += 1;
    const line = parse(text);
    if (typeof line !== 'object' || line === null)
      throw new Error(`Line ${String(number)} of ${path} is no line of a ledger export.`);
    yield line as Line;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

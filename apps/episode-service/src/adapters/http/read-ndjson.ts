import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Fault, readShape, type Shape } from '@hub/contracts';

const MOST_FAULTS = 20;

export type Lines<T> = { readonly ok: true; readonly items: T[] } | { readonly ok: false; readonly faults: Fault[] };

/** Reads one JSON object a line into a shape; stops at the twentieth fault. Empty lines are passed over. */
export async function readNdjson<T extends object>(body: Readable, shape: Shape<T>, mostLines: number): Promise<Lines<T>> {
  const items: T[] = [];
  const faults: Fault[] = [];
  let line = 0;
  for await (const text of createInterface({ input: body, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (line > mostLines) return { ok: false, faults: [{ field: 'body', message: `has more than ${String(mostLines)} lines` }] };
    const reading = readShape(shape, parse(text), 'refuse');
    if (reading.ok) items.push(reading.value);
    else faults.push(...reading.faults.map(({ field, message }) => ({ field: `line ${String(line)}: ${field}`, message })));
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.length === 0 ? { ok: true, items } : { ok: false, faults: faults.slice(0, MOST_FAULTS) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

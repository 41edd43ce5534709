import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PublishPointerPayload } from '@hub/contracts/lookup';
import { type Fault, readShape } from '@hub/contracts/shape';
import type { PointerBody, PointerLines } from '../../application/pointers/reconcile-pointers.js';

const BATCH = 1_000;
const MOST_CHARACTERS = 100_000;
const DIGEST = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]{44}):\s*(?:$|,)/;

/**
 * Reads pointers, one JSON object a line; empty lines are passed over. A body that breaks off is an
 * error.
 *
 * @param contentDigest `Content-Digest` of the body (RFC 9530); where it is absent every body is
 * intact
 */
export function readPointers(
  body: Readable,
  contentDigest: string | undefined,
  mostLines: number,
): PointerBody {
  const hash = createHash('sha256');
  return {
    lines: batches(linesOf(body, hash), mostLines),
    isIntact: () =>
      contentDigest === undefined || DIGEST.exec(contentDigest)?.[1] === hash.digest('base64'),
  };
}

async function* batches(
  texts: AsyncIterable<string>,
  mostLines: number,
): AsyncGenerator<PointerLines> {
  let line = 0;
  let lines: { line: number; value: PublishPointerPayload }[] = [];
  let faults: Fault[] = [];
  try {
    for await (const text of texts) {
      line += 1;
      if (text.trim() === '') continue;
      if (line > mostLines) {
        faults.push({ field: 'body', message: `has more than ${String(mostLines)} lines` });
        break;
      }
      const reading = readShape(PublishPointerPayload, parse(text), 'refuse');
      if (reading.ok) lines.push({ line, value: reading.value });
      else
        faults.push(
          ...reading.faults.map(({ field, message }) => ({
            field: `line ${String(line)}: ${field}`,
            message,
          })),
        );
      if (lines.length + faults.length < BATCH) continue;
      yield { lines, faults };
      lines = [];
      faults = [];
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.push({ field: `line ${String(line + 1)}`, message: error.message });
  }
  yield { lines, faults };
}

class Unreadable extends Error {}

async function* linesOf(body: Readable, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new Unreadable('is not UTF-8');
    }
  };
  let rest = '';
  for await (const chunk of body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    const text = rest + decode(chunk);
    const end = text.lastIndexOf('\n');
    if (end >= 0) yield* text.slice(0, end).split('\n');
    rest = text.slice(end + 1);
    if (rest.length > MOST_CHARACTERS)
      throw new Unreadable(`has more than ${String(MOST_CHARACTERS)} characters`);
  }
  rest += decode();
  if (rest !== '') yield rest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

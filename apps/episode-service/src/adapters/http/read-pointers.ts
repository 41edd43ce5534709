import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { type Readable, Transform } from 'node:stream';
import { type Fault, PublishPointerPayload, readShape } from '@hub/contracts';
import type { PointerBody, PointerLines } from '../../application/pointers/reconcile-pointers.js';

const BATCH = 1_000;
const DIGEST = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]{44}):\s*(?:$|,)/;

/**
 * Reads pointers, one JSON object a line; empty lines are passed over.
 *
 * @param contentDigest `Content-Digest` of the body (RFC 9530); where it is absent every body is intact
 */
export function readPointers(body: Readable, contentDigest: string | undefined, mostLines: number): PointerBody {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  body.on('error', (error: Error) => hashed.destroy(error));
  body.on('aborted', () => hashed.destroy(new Error('The body was cut off')));
  return {
    lines: batches(body.pipe(hashed), mostLines),
    isIntact: () => contentDigest === undefined || DIGEST.exec(contentDigest)?.[1] === hash.digest('base64'),
  };
}

async function* batches(body: Readable, mostLines: number): AsyncGenerator<PointerLines> {
  let line = 0;
  let lines: { line: number; value: PublishPointerPayload }[] = [];
  let faults: Fault[] = [];
  for await (const text of createInterface({ input: body, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (line > mostLines) {
      faults.push({ field: 'body', message: `has more than ${String(mostLines)} lines` });
      break;
    }
    const reading = readShape(PublishPointerPayload, parse(text), 'refuse');
    if (reading.ok) lines.push({ line, value: reading.value });
    else faults.push(...reading.faults.map(({ field, message }) => ({ field: `line ${String(line)}: ${field}`, message })));
    if (lines.length + faults.length < BATCH) continue;
    yield { lines, faults };
    lines = [];
    faults = [];
  }
  yield { lines, faults };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

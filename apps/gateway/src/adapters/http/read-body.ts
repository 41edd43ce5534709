import type { IncomingMessage } from 'node:http';
import { refuse } from '@hub/contracts';
import { parseStrictJson } from '../../domain/strict-json.js';
import { RefusalError } from './refusal-error.js';

const MAX_BYTES = 100_000;

/**
 * Reads a JSON body as the hub accepts it; a body that is absent is an empty object.
 *
 * @param types media types that are taken
 */
export async function readJson(
  request: IncomingMessage,
  types: readonly string[] = ['application/json'],
): Promise<unknown> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > MAX_BYTES) throw tooLarge(request);
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  if (!isJson(request.headers['content-type'], types))
    throw new RefusalError(refuse('unsupported_media_type'));
  const parsed = parseStrictJson(bytes);
  if (parsed.ok) return parsed.value;
  throw new RefusalError(refuse('malformed_json', `The body ${parsed.because}.`));
}

/** Reads an HTML form; undefined where it is none. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
    return undefined;
  return new URLSearchParams((await readBytes(request)).toString('utf8'));
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge(request);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(request: IncomingMessage): RefusalError {
  request.resume();
  return new RefusalError(refuse('body_too_large'));
}

function isJson(contentType: string | undefined, types: readonly string[]): boolean {
  const [mime, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return (
    mime !== undefined &&
    types.includes(mime) &&
    parameters.every((parameter) => /^charset="?utf-8"?$/.test(parameter))
  );
}

import { Parser } from 'saxen';
import { type Attributes, PartBounds } from './part-bounds.js';

/**
 * Large enough that an element which never ends is not looked at again for each few bytes of it.
 */
const PIECE_BYTES = 1_000_000;

/** What is read of an XML part: elements by their names without a prefix, with their attributes. */
export interface PartReader {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads an XML part of a workbook piece by piece.
 *
 * @param part as it is called in what is refused
 * @throws OverBoundError at the first element that is over a bound
 */
export async function readPart(
  bytes: AsyncIterable<Buffer>,
  part: string,
  reader: PartReader,
): Promise<void> {
  const bounds = new PartBounds(part);
  const parser = new Parser();
  parser.on('openTag', (name, raw) => {
    const kind = localName(name);
    let read: Readonly<Record<string, string>> | undefined;
    const attributes: Attributes = () => (read ??= withLocalNames(raw()));
    bounds.open(kind, attributes);
    reader.open?.(kind, attributes);
  });
  parser.on('closeTag', (name) => {
    bounds.close();
    reader.close?.(localName(name));
  });
  parser.on('text', (text, decode) => reader.text?.(decode(text)));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder();
  for await (const piece of inPieces(bytes)) parser.write(decoder.decode(piece, { stream: true }));
  parser.write(decoder.decode());
  parser.end();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** By whatever prefix: who writes a sheet chooses it. */
function withLocalNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) named[localName(name)] = value;
  return named;
}

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  yield Buffer.concat(waiting);
}

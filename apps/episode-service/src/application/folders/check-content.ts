import { type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { type ContentType, MOST_CONTENT_BYTES } from '@hub/contracts/episode';
import { refuseUnformed } from '../../domain/folders/structured-content.js';
import type { TypeDetector } from './folder-ports.js';

const START_BYTES = 4_100;
const MOST_JSON_BYTES = 100_000;

/** Thrown out of a stream of content that must not be stored. */
export class ContentRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super('The content was refused');
  }
}

/** What is known of a content once all of it has passed. */
export interface CheckedContent {
  readonly bytes: AsyncIterable<Buffer>;
  readonly size: () => number;
}

/**
 * Lets a content pass while it is checked: its size, that it is what its type says, and for JSON
 * its form.
 *
 * @throws ContentRefused out of `bytes`
 */
export function checkContent(
  bytes: AsyncIterable<Buffer>,
  { category, mediaType }: { category: ContentCategory; mediaType: ContentType },
  detector: TypeDetector,
): CheckedContent {
  let size = 0;

  async function* counted(most: number): AsyncGenerator<Buffer> {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > most) throw new ContentRefused(refuse('content_too_large'));
      yield piece;
    }
  }

  async function* detected(): AsyncGenerator<Buffer> {
    let start: Buffer | undefined = Buffer.alloc(0);
    for await (const piece of counted(MOST_CONTENT_BYTES)) {
      if (!start) {
        yield piece;
        continue;
      }
      start = Buffer.concat([start, piece]);
      if (start.length < START_BYTES) continue;
      yield await known(start);
      start = undefined;
    }
    if (start) yield await known(start);
  }

  async function known(start: Buffer): Promise<Buffer> {
    if (!(await detector.matches(start.subarray(0, START_BYTES), mediaType)))
      throw new ContentRefused(refuse('content_mismatch'));
    return start;
  }

  async function* json(): AsyncGenerator<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of counted(MOST_JSON_BYTES)) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    const refusal = refuseUnformed(category, parse(whole));
    if (refusal) throw new ContentRefused(refusal);
    yield whole;
  }

  return {
    bytes: mediaType === 'application/json' ? json() : detected(),
    size: () => size,
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ContentRefused(refuse('malformed_json'));
  }
}

import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Content of any length as a stream of sealed chunks, so that it is never whole in memory:
 * AES-256-GCM (NIST SP 800-38D) on chunks of 64 KiB in the STREAM construction (Hoang,
 * Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", 2015; as in the age file format). The nonce of a chunk is its number in 11
 * bytes and one byte that says whether it is the last, so that none can be left out, added or
 * moved. A key seals one content only.
 */
export const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;
const ALGORITHM = 'aes-256-gcm';
export const CONTENT_KEY_BYTES = 32;

/**
 * @param content in pieces of any size
 * @param binding what the content belongs to; opening needs the same
 * @returns sealed chunks, all but the last of 65,552 bytes
 */
export async function* sealContent(
  content: AsyncIterable<Buffer>,
  key: Buffer,
  binding: string,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of pieces(content, CHUNK_BYTES)) {
    const cipher = createCipheriv(ALGORITHM, key, nonce(number, isLast)).setAAD(
      Buffer.from(binding),
    );
    const sealed = Buffer.concat([cipher.update(piece), cipher.final()]);
    yield Buffer.concat([sealed, cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * @param sealed in pieces of any size
 * @throws Error where it was changed, cut off, belongs elsewhere or was sealed with another key;
 * what came before was whole
 */
export async function* openContent(
  sealed: AsyncIterable<Buffer>,
  key: Buffer,
  binding: string,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of pieces(sealed, SEALED_BYTES)) {
    if (piece.length < TAG_BYTES) throw new Error('The content was cut off');
    const decipher = createDecipheriv(ALGORITHM, key, nonce(number, isLast)).setAAD(
      Buffer.from(binding),
    );
    decipher.setAuthTag(piece.subarray(piece.length - TAG_BYTES));
    yield Buffer.concat([
      decipher.update(piece.subarray(0, piece.length - TAG_BYTES)),
      decipher.final(),
    ]);
    number += 1;
  }
}

/**
 * Sealed content cut into its chunks, however the network cut it; it need not be opened for that.
 */
export async function* sealedChunks(sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const { piece } of pieces(sealed, SEALED_BYTES)) yield piece;
}

/**
 * Pieces of just that size, the last of them at most so; content without bytes is one piece without
 * bytes.
 */
async function* pieces(
  content: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const bytes of content) {
    waiting.push(bytes);
    length += bytes.length;
    if (length <= size) continue;
    let all = Buffer.concat(waiting);
    // A whole piece is kept back until more follows: only then it is not the last.
    for (; all.length > size; all = all.subarray(size))
      yield { piece: all.subarray(0, size), isLast: false };
    waiting = [all];
    length = all.length;
  }
  yield { piece: Buffer.concat(waiting), isLast: true };
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

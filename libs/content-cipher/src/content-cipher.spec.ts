import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHUNK_BYTES, openContent, sealContent } from './content-cipher.js';

const key = Buffer.alloc(32, 7);

// eslint-disable-next-line @typescript-eslint/require-await -- stands for what arrives in pieces
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const sealed = async (content: Buffer, binding = 'document 1'): Promise<Buffer[]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of sealContent(inPieces(content, 10_000), key, binding))
    chunks.push(chunk);
  return chunks;
};
const open = (chunks: readonly Buffer[], binding = 'document 1', by = key): Promise<Buffer> =>
  whole(openContent(inPieces(Buffer.concat(chunks), 7_000), by, binding));

describe('sealed content', () => {
  it('comes out as it went in, whatever its length and however it was cut', async () => {
    const sizes = fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        2 * CHUNK_BYTES,
        3 * CHUNK_BYTES + 17,
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1_000, max: 200_000 }),
        async (size, cutIn, cutOut) => {
          const content = randomBytes(size);
          const kept = await whole(sealContent(inPieces(content, cutIn), key, 'b'));
          expect(kept.length).toBe(size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)));
          expect((await whole(openContent(inPieces(kept, cutOut), key, 'b'))).equals(content)).toBe(
            true,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not opened where a chunk was changed, moved, left out, added or cut off, or it belongs elsewhere', async () => {
    const chunks = await sealed(randomBytes(3 * CHUNK_BYTES));
    const [a, b, c] = chunks as [Buffer, Buffer, Buffer];
    const changed = Buffer.from(b);
    changed[100] = (changed[100] ?? 0) ^ 1;
    for (const wrong of [
      [a, changed, c],
      [b, a, c],
      [a, c],
      [a, b],
      [a, b, b, c],
      [a, b, c.subarray(0, 100)],
      [a, b, c, c],
      [],
      [a.subarray(0, 10)],
    ]) {
      await expect(open(wrong)).rejects.toThrow();
    }
    await expect(open(chunks, 'document 2')).rejects.toThrow();
    await expect(open(chunks, 'document 1', Buffer.alloc(32, 8))).rejects.toThrow();
    expect((await open(chunks)).length).toBe(3 * CHUNK_BYTES);
  });
});

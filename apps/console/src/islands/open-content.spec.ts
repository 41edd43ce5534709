import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { CHUNK_BYTES, sealContent } from '@hub/content-cipher';
import { sealTo } from '@hub/security';
import type { EncryptionKey } from '@hub/contracts/shape';
import { makeOneTimeKey } from './one-time-key.js';
import { openContent } from './open-content.js';

const BINDING = 'document 1';

// eslint-disable-next-line @typescript-eslint/require-await -- stands for what arrives in pieces
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function sealed(content: Buffer, key: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of sealContent(once(content), key, BINDING)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function keyInThePage(key: Buffer): Promise<CryptoKey> {
  const page = await makeOneTimeKey();
  return page.open(await sealTo(JSON.parse(page.publicHalf) as EncryptionKey, key));
}

it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
  'a page opens what the hub sealed to a key of its own: %s bytes',
  async (size) => {
    const [content, key] = [randomBytes(size), randomBytes(32)];
    const opened = await openContent(await sealed(content, key), await keyInThePage(key), BINDING);
    expect(Buffer.from(opened).equals(content)).toBe(true);
  },
);

it('opens nothing that was changed, cut off, is of another document or for another key', async () => {
  const key = randomBytes(32);
  const [whole, own] = [await sealed(randomBytes(2 * CHUNK_BYTES), key), await keyInThePage(key)];
  const changed = whole.slice();
  changed[70_000] = (changed[70_000] ?? 0) ^ 1;
  const cut = whole.slice(0, CHUNK_BYTES + 16);
  for (const wrong of [changed, cut, whole.slice(0, 20)])
    await expect(openContent(wrong, own, BINDING)).rejects.toThrow();
  await expect(openContent(whole, own, 'document 2')).rejects.toThrow();
  const other = await keyInThePage(randomBytes(32));
  await expect(openContent(whole, other, BINDING)).rejects.toThrow();
  const stranger = await makeOneTimeKey();
  const { publicHalf } = await makeOneTimeKey();
  const toAnother = await sealTo(JSON.parse(publicHalf) as EncryptionKey, key);
  await expect(stranger.open(toAnother)).rejects.toThrow();
});

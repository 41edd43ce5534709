const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;
const NONCE_BYTES = 12;
const NUMBER_AT = 7;

/**
 * Opens a content as the hub seals it (AES-256-GCM in chunks, see `libs/content-cipher`), by what a
 * browser has of its own.
 *
 * @param binding what the content belongs to
 * @throws Error where it was changed, cut off, belongs elsewhere or was sealed with another key
 */
export async function openContent(
  sealed: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  binding: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const additionalData = new TextEncoder().encode(binding);
  const count = Math.max(1, Math.ceil(sealed.length / SEALED_BYTES));
  const opened: Uint8Array[] = [];
  for (let number = 0; number < count; number += 1) {
    const chunk = sealed.subarray(number * SEALED_BYTES, (number + 1) * SEALED_BYTES);
    const iv = nonce(number, number === count - 1);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, chunk);
    opened.push(new Uint8Array(plain));
  }
  return joined(opened);
}

/** The number of the chunk, and one byte that says whether it is the last. */
function nonce(number: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(NONCE_BYTES);
  new DataView(bytes.buffer).setUint32(NUMBER_AT, number);
  bytes[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

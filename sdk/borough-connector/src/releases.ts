import { createHash, randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import { CONTENT_KEY_BYTES, openContent, sealContent } from '@hub/content-cipher';
import type { ReleaseContentWantedPayload } from '@hub/contracts/consent';
import type { CallOptions } from './http-door.js';

/** A document of another authority, released to you. */
export interface ReleasedDocument {
  readonly documentId: string;
  readonly version: number;
  /** What it is, such as `application/pdf`. */
  readonly mediaType: string;
  /**
   * Its content in pieces; fails at the first piece that was changed, or at its end where it is not
   * what its holder put on record.
   */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Opens what `GET /v1/releases/{id}/content` answered.
 *
 * @param privateKey the private half of the key you asked for the release with; see
 * `makeEncryptionKey`
 * @throws Error where it was not encrypted to that key
 */
export async function openReleased(reply: Response, privateKey: JWK): Promise<ReleasedDocument> {
  const header = (name: string): string => {
    const value = reply.headers.get(name);
    if (value === null) throw new Error(`The answer has no ${name}: it is no released content`);
    return value;
  };
  const options = {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
  };
  const { plaintext } = await compactDecrypt(
    header('content-key'),
    await importJWK(privateKey, 'ECDH-ES+A256KW'),
    options,
  );
  return {
    documentId: header('document-id'),
    version: Number(header('document-version')),
    mediaType: header('document-media-type'),
    content: asStated(
      openContent(pieces(reply), Buffer.from(plaintext), header('content-binding')),
      reply.headers.get('document-digest'),
    ),
  };
}

/**
 * Seals a content that stays in your own system for who it is released to. Answer
 * `release.content_wanted.v1` with `door.post(`/v1/releases/${wanted.releaseId}/content`, { raw
 * })`.
 *
 * @param content in pieces of any size, at most 10 MB
 * @throws Error where the recipient’s key is none
 */
export async function sealForRelease(
  wanted: ReleaseContentWantedPayload,
  content: AsyncIterable<Buffer>,
): Promise<NonNullable<CallOptions['raw']>> {
  const key = randomBytes(CONTENT_KEY_BYTES);
  const sealed: Buffer[] = [];
  for await (const chunk of sealContent(content, key, wanted.binding)) sealed.push(chunk);
  const { recipientKey } = wanted;
  const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: recipientKey.kid };
  const contentKey = await new CompactEncrypt(key)
    .setProtectedHeader(header)
    .encrypt(await importJWK({ ...recipientKey }, 'ECDH-ES+A256KW'));
  return {
    type: 'application/octet-stream',
    content: new Uint8Array(Buffer.concat(sealed)),
    headers: { 'content-key': contentKey },
  };
}

/**
 * What passed through must be what its holder put on record.
 * @param digest SHA-256, hexadecimal; absent of what the hub kept
 */
async function* asStated(
  content: AsyncIterable<Buffer>,
  digest: string | null,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  if (digest !== null && hash.digest('hex') !== digest)
    throw new Error('The content is not the one that its holder put on record');
}

async function* pieces({ body }: Response): AsyncGenerator<Buffer> {
  if (!body) return;
  for await (const piece of body) yield Buffer.from(piece);
}

import { compactDecrypt, importJWK, type JWK } from 'jose';
import { openContent } from '@hub/content-cipher';

/** A document of another authority, released to you. */
export interface ReleasedDocument {
  readonly documentId: string;
  readonly version: number;
  /** What it is, such as `application/pdf`. */
  readonly mediaType: string;
  /** Its content in pieces; fails at the first piece that was changed. */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Opens what `GET /v1/releases/{id}/content` answered.
 *
 * @param privateKey the private half of the key you asked for the release with; see `makeEncryptionKey`
 * @throws Error where it was not encrypted to that key
 */
export async function openReleased(reply: Response, privateKey: JWK): Promise<ReleasedDocument> {
  const header = (name: string): string => reply.headers.get(name) ?? '';
  const options = { keyManagementAlgorithms: ['ECDH-ES+A256KW'], contentEncryptionAlgorithms: ['A256GCM'] };
  const { plaintext } = await compactDecrypt(header('content-key'), await importJWK(privateKey, 'ECDH-ES+A256KW'), options);
  return {
    documentId: header('document-id'),
    version: Number(header('document-version')),
    mediaType: header('document-media-type'),
    content: openContent(pieces(reply), Buffer.from(plaintext), header('content-binding')),
  };
}

async function* pieces({ body }: Response): AsyncGenerator<Buffer> {
  if (!body) return;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) yield Buffer.from(piece);
}

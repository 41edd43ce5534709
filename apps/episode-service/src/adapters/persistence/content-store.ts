import type { EntityManager } from 'typeorm';
import type { ContentStore } from '../../application/folders/folder-ports.js';

/** Sealed contents as rows of at most 64 KiB. */
export class SqlContentStore implements ContentStore {
  constructor(private readonly manager: EntityManager) {}

  async begin(documentId: string, version: number, at: string): Promise<void> {
    await this.discard(documentId, version);
    await this.manager.query(
      'INSERT INTO content_upload (document_id, version, begun_at) VALUES ($1, $2, $3)',
      [documentId, version, at],
    );
  }

  async put(documentId: string, version: number, number: number, sealed: Buffer): Promise<void> {
    await this.manager.query(
      'INSERT INTO content_chunk (document_id, version, number, bytes) VALUES ($1, $2, $3, $4)',
      [documentId, version, number, sealed],
    );
  }

  async finish(documentId: string, version: number): Promise<void> {
    await this.manager.query('DELETE FROM content_upload WHERE document_id = $1 AND version = $2', [
      documentId,
      version,
    ]);
  }

  async discard(documentId: string, version: number): Promise<void> {
    await this.manager.query(
      `WITH begun AS (DELETE FROM content_upload WHERE document_id = $1 AND version = $2
         RETURNING document_id, version)
       DELETE FROM content_chunk c USING begun WHERE c.document_id = begun.document_id
         AND c.version = begun.version`,
      [documentId, version],
    );
  }

  async read(documentId: string, version: number, from: number, limit: number): Promise<Buffer[]> {
    const rows = await this.manager.query<{ bytes: Buffer }[]>(
      `SELECT bytes FROM content_chunk WHERE document_id = $1 AND version = $2 AND number >= $3
         AND number < $3 + $4 ORDER BY number`,
      [documentId, version, from, limit],
    );
    return rows.map(({ bytes }) => bytes);
  }

  async discardUnfinished(before: string): Promise<number> {
    const begun = await this.manager.query<{ document_id: string; version: number }[]>(
      'SELECT document_id, version FROM content_upload WHERE begun_at < $1',
      [before],
    );
    for (const { document_id: documentId, version } of begun)
      await this.discard(documentId, version);
    return begun.length;
  }

  async discardOf(episodeId: string): Promise<void> {
    await this.manager.query(
      `DELETE FROM content_chunk c USING document d WHERE d.episode_id = $1
         AND c.document_id = d.id`,
      [episodeId],
    );
    await this.manager.query(
      `DELETE FROM content_chunk c USING document d, passage p
         WHERE d.episode_id = $1 AND p.document_id = d.id AND c.document_id = p.release_id`,
      [episodeId],
    );
  }
}

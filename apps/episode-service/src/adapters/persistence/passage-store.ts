import type { EntityManager } from 'typeorm';
import type { Passage, PassageStore } from '../../application/folders/folder-ports.js';

interface Row {
  readonly document_id: string;
  readonly content_key: string;
  readonly at: Date;
}

/**
 * Contents passed by their holders; their chunks lie with all others, under the id of the release.
 */
export class SqlPassageStore implements PassageStore {
  constructor(private readonly manager: EntityManager) {}

  async add({ releaseId, documentId, contentKey, at }: Passage): Promise<void> {
    await this.manager.query(
      'INSERT INTO passage (release_id, document_id, content_key, at) VALUES ($1, $2, $3, $4)',
      [releaseId, documentId, contentKey, at],
    );
  }

  async find(releaseId: string): Promise<Passage | undefined> {
    const [row] = await this.manager.query<Row[]>(
      'SELECT document_id, content_key, at FROM passage WHERE release_id = $1',
      [releaseId],
    );
    return (
      row && {
        releaseId,
        documentId: row.document_id,
        contentKey: row.content_key,
        at: row.at.toISOString(),
      }
    );
  }

  async forget(before: string): Promise<number> {
    await this.manager.query(
      `DELETE FROM content_chunk
         WHERE document_id IN (SELECT release_id FROM passage WHERE at < $1)`,
      [before],
    );
    const [, count] = await this.manager.query<[unknown, number]>(
      'DELETE FROM passage WHERE at < $1',
      [before],
    );
    return count;
  }
}

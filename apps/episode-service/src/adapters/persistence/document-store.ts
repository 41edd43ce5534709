import type { EntityManager } from 'typeorm';
import type { ContentCategory } from '@hub/contracts/consent';
import type { ContentType } from '@hub/contracts/episode';
import type { DocumentStore } from '../../application/folders/folder-ports.js';
import type { Document } from '../../domain/folders/document.js';

interface Row {
  readonly id: string;
  readonly episode_id: string;
  readonly authority: string;
  readonly category: ContentCategory;
  readonly version: number;
  readonly media_type: ContentType;
  readonly size: number;
  readonly added_by: string | null;
  readonly added_at: Date;
  readonly digest: string | null;
  readonly own_reference: string | null;
}

export class SqlDocumentStore implements DocumentStore {
  constructor(private readonly manager: EntityManager) {}

  async addVersion({
    id,
    episodeId,
    authority,
    category,
    versions: [newest],
  }: Document): Promise<void> {
    if (!newest) throw new Error('A document has at least one version');
    await this.manager.query(
      `INSERT INTO document (id, episode_id, authority, category, version)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version`,
      [id, episodeId, authority, category, newest.version],
    );
    await this.manager.query(
      `INSERT INTO document_version (document_id, version, media_type, size, added_by, added_at,
         digest, own_reference) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        newest.version,
        newest.mediaType,
        newest.size,
        newest.addedBy ?? null,
        newest.addedAt,
        newest.digest ?? null,
        newest.ownReference ?? null,
      ],
    );
  }

  async find(id: string): Promise<Document | undefined> {
    return (await this.read('d.id = $1', id))[0];
  }

  async lock(id: string): Promise<Document | undefined> {
    await this.manager.query('SELECT 1 FROM document WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  ofEpisode(episodeId: string): Promise<Document[]> {
    return this.read('d.episode_id = $1', episodeId);
  }

  private async read(choice: string, value: string): Promise<Document[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT d.id, d.episode_id, d.authority, d.category, v.version, v.media_type, v.size,
         v.added_by, v.added_at, v.digest, v.own_reference
       FROM document d JOIN document_version v ON v.document_id = d.id WHERE ${choice}
         ORDER BY d.id DESC, v.version DESC`,
      [value],
    );
    const documents = new Map<string, Row[]>();
    for (const row of rows) documents.set(row.id, [...(documents.get(row.id) ?? []), row]);
    return [...documents.values()].flatMap((versions) => toDocument(versions) ?? []);
  }
}

function toDocument(rows: readonly Row[]): Document | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { id, episode_id: episodeId, authority, category } = first;
  const versions = rows.map(
    ({
      version,
      media_type: mediaType,
      size,
      added_by: addedBy,
      added_at: addedAt,
      digest,
      own_reference: ownReference,
    }) => ({
      version,
      mediaType,
      size,
      ...(addedBy === null ? {} : { addedBy }),
      ...(digest === null || ownReference === null ? {} : { digest, ownReference }),
      addedAt: addedAt.toISOString(),
    }),
  );
  return { id, episodeId, authority, category, versions };
}

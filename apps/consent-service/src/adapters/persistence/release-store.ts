import type { ContentCategory } from '@hub/contracts/consent';
import type { CorrectionWithholdsPayload, WithheldBecause } from '@hub/internal-messages';
import { readMember, readRow } from '@hub/persistence';
import { type EntityManager, In } from 'typeorm';
import type { DataKeyStore, DocumentStore, ReleaseStore } from '../../application/ports.js';
import type { DataKey, KnownDocument, Release } from '../../domain/release.js';
import { dataKeyTable, documentTable, type ReleaseRow, releaseTable } from './tables.js';

export class TypeormDocumentStore implements DocumentStore {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<KnownDocument | undefined> {
    return (await this.manager.findOneBy(documentTable, { id })) ?? undefined;
  }

  async share(id: string): Promise<KnownDocument | undefined> {
    const [row] = await this.manager.query<(KnownDocument & { shared: unknown })[]>(
      `SELECT id, episode_id AS "episodeId", authority, category, version, held,
         hold_episode(episode_id, true) AS shared FROM document WHERE id = $1`,
      [id],
    );
    if (!row) return undefined;
    const { shared: _, ...document } = row;
    return document;
  }

  async withhold({
    correctionId,
    documentId,
    because,
    withheld,
  }: CorrectionWithholdsPayload): Promise<void> {
    await (withheld
      ? this.manager.query(
          `INSERT INTO withheld_document (correction_id, document_id, because) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING`,
          [correctionId, documentId, because],
        )
      : this.manager.query('DELETE FROM withheld_document WHERE correction_id = $1', [
          correctionId,
        ]));
  }

  async withheld(documentId: string): Promise<WithheldBecause | undefined> {
    const [row] = await this.manager.query<{ because: WithheldBecause }[]>(
      `SELECT because FROM withheld_document WHERE document_id = $1
         ORDER BY because = 'wrong_child' DESC LIMIT 1`,
      [documentId],
    );
    return row?.because;
  }

  async remember({
    id,
    episodeId,
    authority,
    category,
    version,
    held,
  }: KnownDocument): Promise<void> {
    await this.manager.query(
      `INSERT INTO document AS known (id, episode_id, authority, category, version, held)
         VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, held = EXCLUDED.held
         WHERE EXCLUDED.version >= known.version`,
      [id, episodeId, authority, category, version, held],
    );
  }

  ofEpisode(
    episodeId: string,
    { authority, categories }: { authority: string; categories: readonly ContentCategory[] },
  ): Promise<KnownDocument[]> {
    return this.manager.find(documentTable, {
      where: { episodeId, authority, category: In([...categories]) },
      order: { id: 'ASC' },
    });
  }

  countOf(episodeId: string): Promise<number> {
    return this.manager.countBy(documentTable, { episodeId });
  }
}

export class TypeormDataKeyStore implements DataKeyStore {
  constructor(private readonly manager: EntityManager) {}

  async find(episodeId: string): Promise<DataKey | undefined> {
    const row = await this.manager.findOneBy(dataKeyTable, { episodeId });
    if (!row) return undefined;
    const { erasedBecause: _because, ...key } = row;
    return readRow(key);
  }

  async add({ episodeId, authority, wrapped, createdAt }: DataKey): Promise<void> {
    await this.manager.insert(dataKeyTable, {
      episodeId,
      authority,
      wrapped: wrapped ?? null,
      createdAt: new Date(createdAt),
      erasedAt: null,
      erasedBecause: null,
    });
  }

  async erase(episodeId: string, at: string, because: string): Promise<void> {
    await this.manager.update(
      dataKeyTable,
      { episodeId },
      { wrapped: null, erasedAt: new Date(at), erasedBecause: because },
    );
  }

  async wrappedUnder(): Promise<number[]> {
    const rows = await this.manager.query<{ version: number }[]>(
      `SELECT DISTINCT get_byte(wrapped, 0) AS version FROM data_key WHERE wrapped IS NOT NULL
         ORDER BY 1`,
    );
    return rows.map(({ version }) => version);
  }

  async takeOutdated(version: number, limit: number): Promise<DataKey[]> {
    const rows = await this.manager.query<
      { episode_id: string; authority: string; wrapped: Buffer; created_at: Date }[]
    >(
      `SELECT episode_id, authority, wrapped, created_at FROM data_key
         WHERE wrapped IS NOT NULL AND get_byte(wrapped, 0) <> $1 LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [version, limit],
    );
    return rows.map((row) => ({
      episodeId: row.episode_id,
      authority: row.authority,
      wrapped: row.wrapped,
      createdAt: row.created_at.toISOString(),
    }));
  }

  async rewrap(episodeId: string, wrapped: Buffer): Promise<void> {
    await this.manager.update(dataKeyTable, { episodeId }, { wrapped });
  }
}

export class TypeormReleaseStore implements ReleaseStore {
  constructor(private readonly manager: EntityManager) {}

  async add(release: Release): Promise<void> {
    await this.manager.insert(releaseTable, toRow(release));
  }

  async save(release: Release): Promise<void> {
    const { state, decision, handedOverAt, version } = toRow(release);
    await this.manager.update(
      releaseTable,
      { id: release.id },
      { state, decision, handedOverAt, version },
    );
  }

  async find(id: string): Promise<Release | undefined> {
    const row = await this.manager.findOneBy(releaseTable, { id });
    return row ? toRelease(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<Release[]> {
    const rows = await this.manager.find(releaseTable, {
      where: { episodeId },
      order: { authorisedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toRelease);
  }

  async lock(id: string): Promise<Release | undefined> {
    const row = await this.manager.findOne(releaseTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toRelease(row) : undefined;
  }
}

const MEMBERS = {
  table: 'release',
  by: 'state',
  needs: { authorised: [], stopped: [], handed_over: ['handedOverAt'] },
  lacks: { authorised: [], stopped: [], handed_over: [] },
} as const;

function toRow(release: Release): ReleaseRow {
  return {
    ...release,
    service: release.service ?? null,
    authorisedAt: new Date(release.authorisedAt),
    validUntil: new Date(release.validUntil),
    handedOverAt: release.state === 'handed_over' ? new Date(release.handedOverAt) : null,
  };
}

function toRelease(row: ReleaseRow): Release {
  return readMember(row, MEMBERS);
}

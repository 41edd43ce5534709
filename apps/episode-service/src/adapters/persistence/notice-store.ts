import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { NoticeStore } from '../../application/team/team-ports.js';
import type { TeamNotice } from '../../domain/team/notice.js';
import { openText, sealTextsAnew } from './sealed-text.js';

interface Row {
  readonly id: string;
  readonly authority: string;
  readonly person_id: string;
  readonly written_at: Date;
  readonly envelope: Buffer;
  readonly readers: readonly {
    readonly authority: string;
    readonly person_id: string;
    readonly read_at: string | null;
  }[];
}

export class SqlNoticeStore implements NoticeStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add({ id, episodeId, authority, personId, ...notice }: TeamNotice): Promise<void> {
    const { writtenAt, words, readers } = notice;
    await this.manager.query(
      `INSERT INTO team_notice (id, episode_id, authority, person_id, written_at, envelope)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, episodeId, authority, personId, writtenAt, this.sealer.seal(words, bindingOf(id))],
    );
    await this.manager.query(
      `INSERT INTO notice_reader (notice_id, person_id, authority)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[])`,
      [id, readers.map((one) => one.personId), readers.map((one) => one.authority)],
    );
  }

  async noteRead({ id, readers }: TeamNotice, personId: string): Promise<void> {
    const readAt = readers.find((one) => one.personId === personId)?.readAt;
    await this.manager.query(
      'UPDATE notice_reader SET read_at = $3 WHERE notice_id = $1 AND person_id = $2',
      [id, personId, readAt],
    );
  }

  async ofEpisode(episodeId: string): Promise<TeamNotice[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT id, authority, person_id, written_at, envelope, (
         SELECT jsonb_agg(to_jsonb(reader) ORDER BY reader.person_id) FROM notice_reader reader
         WHERE reader.notice_id = team_notice.id) AS readers
       FROM team_notice WHERE episode_id = $1 ORDER BY written_at DESC, id DESC`,
      [episodeId],
    );
    return rows.flatMap((row) => {
      const words = openText(this.sealer, row.envelope, bindingOf(row.id));
      return words === undefined ? [] : [{ ...noticeOf(row), episodeId, words }];
    });
  }

  async destroy(episodeId: string): Promise<void> {
    await this.manager.query('DELETE FROM team_notice WHERE episode_id = $1', [episodeId]);
  }

  sealAnew(limit: number): Promise<number> {
    const table = { name: 'team_notice', key: 'id', bindingOf };
    return sealTextsAnew(this.manager, this.sealer, table, limit);
  }
}

function bindingOf(id: string): string {
  return `notice ${id}`;
}

function noticeOf(row: Row): Omit<TeamNotice, 'episodeId' | 'words'> {
  return {
    id: row.id,
    authority: row.authority,
    personId: row.person_id,
    writtenAt: row.written_at.toISOString(),
    readers: row.readers.map(({ authority, person_id: personId, read_at: readAt }) => ({
      ...{ authority, personId },
      ...(readAt === null ? {} : { readAt: new Date(readAt).toISOString() }),
    })),
  };
}

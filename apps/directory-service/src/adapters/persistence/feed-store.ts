import type { EntityManager } from 'typeorm';
import type { Duplicate, EligibilityRule, FeedView } from '@hub/contracts/directory';
import { readRow } from '@hub/persistence';
import type { FeedStore } from '../../application/feeds/ports.js';
import type { PageMark } from '../../application/feeds/reader-ports.js';
import type { Feed, PulledFeed } from '../../domain/feeds/feed.js';

const COLUMNS = `id, authority, kind, name, url, licence, every_hours AS "everyHours", unless_said AS "unlessSaid", state,
  copy_of AS "copyOf", next_pull_at AS "nextPullAt", failures, because, indexed_as AS "indexedAs",
  records AS "recordsRead", refused AS "recordsRefused", held_back AS "heldBack", held_back_at AS "heldBackAt", CASE WHEN confirmed THEN true END AS confirmed`;

/** A feed as its row is read. */
interface FeedRow extends Pick<
  Feed,
  'id' | 'authority' | 'kind' | 'name' | 'licence' | 'state' | 'failures'
> {
  readonly url: string | null;
  readonly everyHours: number | null;
  readonly unlessSaid: EligibilityRule | null;
  readonly copyOf: Date | null;
  readonly nextPullAt: Date | null;
  readonly because: string | null;
  readonly indexedAs: string | null;
  readonly recordsRead: number | null;
  readonly recordsRefused: number | null;
  readonly heldBack: number | null;
  readonly heldBackAt: Date | null;
  readonly confirmed: true | null;
}

type PulledRow = FeedRow & { readonly url: string; readonly everyHours: number };

interface CountedRow extends FeedRow {
  readonly services: number;
  readonly needUnknown: number;
  readonly quality: number | null;
}

interface MarkRow extends Pick<PageMark, 'page' | 'sourceIds' | 'refused'> {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const SERVICES = `
  LEFT JOIN LATERAL (SELECT count(*)::integer AS services,
    count(*) FILTER (WHERE is_open AND needs = '{}')::integer AS "needUnknown",
    round(avg(quality))::integer AS quality FROM service
    WHERE feed_id = feed.id AND NOT removed) counted ON true`;

export class SqlFeedStore implements FeedStore {
  constructor(private readonly manager: EntityManager) {}

  async add(feed: Feed): Promise<boolean> {
    const added = await this.manager.query<object[]>(
      `INSERT INTO feed (id, authority, kind, name, url, licence, every_hours, unless_said, state,
         copy_of, next_pull_at, failures, because, indexed_as)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        feed.id,
        feed.authority,
        feed.kind,
        feed.name,
        feed.url ?? null,
        feed.licence,
        feed.everyHours ?? null,
        feed.unlessSaid ?? null,
        ...stateOf(feed),
      ],
    );
    return added.length > 0;
  }

  async save(feed: Feed): Promise<void> {
    await this.manager.query(
      `UPDATE feed SET state = $2, copy_of = $3, next_pull_at = $4, failures = $5, because = $6,
         indexed_as = $7,
         records = $8, refused = $9, held_back = $10, held_back_at = $11, confirmed = $12
           WHERE id = $1`,
      [feed.id, ...stateOf(feed), ...countsOf(feed)],
    );
  }

  async change(feed: Feed): Promise<boolean> {
    const [, changed] = await this.manager.query<[object[], number]>(
      `UPDATE feed SET name = $2, url = $3, licence = $4, every_hours = $5, unless_said = $6
         WHERE id = $1
         AND NOT EXISTS (SELECT FROM feed other WHERE other.authority = feed.authority
           AND other.url = $3 AND other.id <> $1 AND other.state <> 'ended')`,
      [
        feed.id,
        feed.name,
        feed.url ?? null,
        feed.licence,
        feed.everyHours ?? null,
        feed.unlessSaid ?? null,
      ],
    );
    return changed > 0;
  }

  async find(id: string): Promise<Feed | undefined> {
    return (await this.feeds('WHERE id = $1', [id]))[0];
  }

  async lock(id: string): Promise<Feed | undefined> {
    return (await this.feeds('WHERE id = $1 FOR UPDATE', [id]))[0];
  }

  async importOf(authority: string): Promise<Feed | undefined> {
    return (
      await this.feeds(`WHERE authority = $1 AND kind = 'import' AND state <> 'ended' FOR UPDATE`, [
        authority,
      ])
    )[0];
  }

  async views({ id, ended = true }: { id?: string; ended?: boolean }): Promise<FeedView[]> {
    const rows = await this.manager.query<CountedRow[]>(
      `SELECT ${COLUMNS}, services, "needUnknown", quality FROM feed ${SERVICES}
       WHERE ($1::uuid IS NULL OR id = $1) AND ($2 OR state <> 'ended') ORDER BY authority, name, id
         LIMIT 1000`,
      [id ?? null, ended],
    );
    return rows.map(({ indexedAs: _indexedAs, confirmed: _confirmed, ...row }) => {
      const view: FeedView = readRow(row);
      const { recordsRead: records = 0, recordsRefused: refused = 0 } = view;
      return refused === 0
        ? view
        : { ...view, notShown: `${String(refused)} of ${String(records)} cannot be shown` };
    });
  }

  async claimDue(now: string, until: string): Promise<PulledFeed | undefined> {
    const [rows] = await this.manager.query<[PulledRow[], number]>(
      `UPDATE feed SET next_pull_at = $2 WHERE id = (
         SELECT id FROM feed WHERE next_pull_at <= $1 AND state <> 'ended' AND url IS NOT NULL
           AND every_hours IS NOT NULL
           AND NOT EXISTS (SELECT FROM pull WHERE feed_id = feed.id AND outcome = 'running'
             AND began_at > $1::timestamptz - ($2::timestamptz - $1::timestamptz))
         ORDER BY next_pull_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ) RETURNING ${COLUMNS}`,
      [now, until],
    );
    return rows.map((row) => readRow(row))[0];
  }

  async marks(feedId: string): Promise<PageMark[]> {
    const rows = await this.manager.query<MarkRow[]>(
      `SELECT page, etag, last_modified AS "lastModified", source_ids AS "sourceIds", refused
         FROM feed_page WHERE feed_id = $1 ORDER BY page`,
      [feedId],
    );
    return rows.map((row) => readRow(row));
  }

  async saveMarks(feedId: string, marks: readonly PageMark[]): Promise<void> {
    await this.manager.query('DELETE FROM feed_page WHERE feed_id = $1', [feedId]);
    await this.manager.query(
      `INSERT INTO feed_page (feed_id, page, etag, last_modified, source_ids, refused)
       SELECT $1, page, etag, "lastModified", ARRAY(SELECT jsonb_array_elements_text("sourceIds")),
         refused
       FROM jsonb_to_recordset($2::jsonb) AS mark(page integer, etag text, "lastModified" text,
         "sourceIds" jsonb, refused integer)
       WHERE etag IS NOT NULL OR "lastModified" IS NOT NULL`,
      [feedId, JSON.stringify(marks)],
    );
  }

  duplicates(feedId: string): Promise<Duplicate[]> {
    return this.manager.query<Duplicate[]>(
      `SELECT d.service_id AS "serviceId", mine.name, d.other_id AS "otherId",
         other.name AS "otherName", other.authority AS "otherAuthority", d.likeness, d.because
       FROM duplicate d JOIN service mine ON mine.id = d.service_id
         JOIN service other ON other.id = d.other_id
       WHERE mine.feed_id = $1 AND NOT mine.removed AND NOT other.removed
       ORDER BY d.likeness DESC, d.service_id, d.other_id LIMIT 500`,
      [feedId],
    );
  }

  private async feeds(where: string, values: unknown[]): Promise<Feed[]> {
    const rows = await this.manager.query<FeedRow[]>(
      `SELECT ${COLUMNS} FROM feed ${where}`,
      values,
    );
    return rows.map((row) => readRow(row));
  }
}

/** `state`, `copy_of`, `next_pull_at`, `failures`, `because`, `indexed_as`. */
function stateOf(feed: Feed): unknown[] {
  return [
    feed.state,
    feed.copyOf ?? null,
    feed.nextPullAt ?? null,
    feed.failures,
    feed.because ?? null,
    feed.indexedAs ?? null,
  ];
}

/** `records`, `refused`, `held_back`, `held_back_at`, `confirmed`; a feed begins without. */
function countsOf(feed: Feed): unknown[] {
  return [
    feed.recordsRead ?? null,
    feed.recordsRefused ?? null,
    feed.heldBack ?? null,
    feed.heldBackAt ?? null,
    feed.confirmed ?? false,
  ];
}

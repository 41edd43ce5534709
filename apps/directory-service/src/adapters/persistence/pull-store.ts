import type { EntityManager } from 'typeorm';
import type { RecordFault, ServiceDifference } from '@hub/contracts/directory';
import type { Place } from '@hub/use-case';
import { readMember } from '@hub/persistence';
import type {
  Pace,
  PullFindings,
  PullStore,
  StagedService,
  TakenChange,
  TakenOver,
} from '../../application/feeds/pull-ports.js';
import type { Feed } from '../../domain/feeds/feed.js';
import type { Pull, PullCounts, PullDifferences } from '../../domain/feeds/pull.js';
import { refreshDuplicates, refreshTerms, refreshWords } from './refresh-search.js';
import { previewTakeOver, takeAway, takeOver } from './take-over.js';

const COLUMNS = `id, feed_id AS "feedId", outcome, because, began_at AS "beganAt", ended_at AS "endedAt", pages, unchanged_pages AS "unchangedPages",
  bytes::double precision AS bytes, good, bad, warnings, added, changed, removed, same`;
const MOST_SHOWN = 500;
const REFRESH_LOCK = 7_310_217;

type PullRow = PullCounts &
  PullDifferences & {
    readonly id: string;
    readonly feedId: string;
    readonly outcome: Pull['outcome'];
    readonly because: string | null;
    readonly beganAt: Date;
    readonly endedAt: Date | null;
  };

const MEMBERS = {
  table: 'pull',
  by: 'outcome',
  needs: {
    running: [],
    complete: ['endedAt'],
    unchanged: ['endedAt'],
    partial: ['endedAt', 'because'],
    held_back: ['endedAt', 'because'],
    failed: ['endedAt', 'because'],
  },
  lacks: { running: [], complete: [], unchanged: [], partial: [], held_back: [], failed: [] },
} as const;

/** What a pull that is not taken over leaves open. */
const ENDED_WITH = { endedAt: null, because: null, added: 0, changed: 0, removed: 0, same: 0 };

export class SqlPullStore implements PullStore {
  constructor(private readonly manager: EntityManager) {}

  async save(pull: Pull): Promise<void> {
    const { endedAt, because, added, changed, removed, same } = { ...ENDED_WITH, ...pull };
    await this.manager.query(
      `INSERT INTO pull (id, feed_id, outcome, because, began_at, ended_at, pages, unchanged_pages,
         bytes, good, bad, added, changed, removed, same, warnings)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT (id) DO UPDATE
         SET outcome = $3, because = $4, ended_at = $6, pages = $7, unchanged_pages = $8,
         bytes = $9, good = $10, bad = $11, added = $12, changed = $13, removed = $14, same = $15,
         warnings = $16`,
      [
        pull.id,
        pull.feedId,
        pull.outcome,
        because,
        pull.beganAt,
        endedAt,
        pull.pages,
        pull.unchangedPages,
        pull.bytes,
        pull.good,
        pull.bad,
        added,
        changed,
        removed,
        same,
        pull.warnings,
      ],
    );
  }

  async breakOff(beganBefore: string, now: string): Promise<void> {
    await this.manager.query(
      `WITH broken AS (
         UPDATE pull SET outcome = 'failed', because = 'The hub stopped while it read the feed.',
           ended_at = $2 WHERE began_at <= $1 AND outcome = 'running' RETURNING id
       ) DELETE FROM staged_service WHERE pull_id IN (SELECT id FROM broken)`,
      [beganBefore, now],
    );
  }

  async find(id: string): Promise<{ pull: Pull; findings: PullFindings } | undefined> {
    const [row] = await this.manager.query<PullRow[]>(`SELECT ${COLUMNS} FROM pull WHERE id = $1`, [
      id,
    ]);
    if (!row) return undefined;
    const faults = await this.manager.query<RecordFault[]>(
      `SELECT record, field, message, severity FROM pull_fault WHERE pull_id = $1 ORDER BY number
         LIMIT $2`,
      [id, MOST_SHOWN],
    );
    const differences = await this.manager.query<ServiceDifference[]>(
      `SELECT service_id AS "serviceId", name, change, fields FROM pull_difference
         WHERE pull_id = $1 ORDER BY name, service_id LIMIT $2`,
      [id, MOST_SHOWN],
    );
    return { pull: readMember(row, MEMBERS), findings: { faults, differences } };
  }

  async list(feedId: string, limit: number, after?: Place): Promise<Pull[]> {
    const rows = await this.manager.query<PullRow[]>(
      `SELECT ${COLUMNS} FROM pull
         WHERE feed_id = $1 AND ($3::timestamptz IS NULL OR (began_at, id) < ($3, $4::uuid))
         ORDER BY began_at DESC, id DESC LIMIT $2`,
      [feedId, limit, after?.at ?? null, after?.id ?? null],
    );
    return rows.map((row) => readMember(row, MEMBERS));
  }

  async addFaults(pullId: string, faults: readonly RecordFault[]): Promise<void> {
    if (faults.length === 0) return;
    await this.manager.query(
      `INSERT INTO pull_fault (pull_id, record, field, message, severity)
       SELECT $1, record, field, message, severity
         FROM jsonb_to_recordset($2::jsonb) AS f(record text, field text, message text,
         severity text)`,
      [pullId, JSON.stringify(faults)],
    );
  }

  async stage(pullId: string, services: readonly StagedService[]): Promise<string[]> {
    if (services.length === 0) return [];
    const rows = services.map(({ sourceId, content }) => ({ sourceId, ...content }));
    const staged = await this.manager.query<{ source_id: string }[]>(
      `INSERT INTO staged_service (pull_id, source_id, id, digest, document, summary, indexed)
       SELECT $1, "sourceId", id, digest, document, summary, indexed
       FROM json_to_recordset($2::json) AS s("sourceId" text, id uuid, digest text, document json,
         summary json, indexed jsonb)
       ON CONFLICT DO NOTHING RETURNING source_id`,
      [pullId, JSON.stringify(rows)],
    );
    const fresh = new Set(staged.map(({ source_id }) => source_id));
    // Of two with one id in the same page, one was staged.
    return services.flatMap(({ sourceId }) => (fresh.delete(sourceId) ? [] : [sourceId]));
  }

  async listed(feedId: string): Promise<number> {
    const [{ listed }] = await this.manager.query<[{ listed: number }]>(
      'SELECT count(*)::integer AS listed FROM service WHERE feed_id = $1 AND NOT removed',
      [feedId],
    );
    return listed;
  }

  async staged(pullId: string): Promise<number> {
    const [{ staged }] = await this.manager.query<[{ staged: number }]>(
      'SELECT count(*)::integer AS staged FROM staged_service WHERE pull_id = $1',
      [pullId],
    );
    return staged;
  }

  async modified(feedId: string, sourceIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.query<{ sourceId: string; at: Date }[]>(
      `SELECT source_id AS "sourceId", modified_at AS at FROM service
         WHERE feed_id = $1 AND source_id = ANY($2) AND modified_at IS NOT NULL AND NOT removed`,
      [feedId, sourceIds],
    );
    return new Map(rows.map(({ sourceId, at }) => [sourceId, at.toISOString()]));
  }

  takeOver(
    pull: { readonly id: string; readonly feed: Feed },
    complete: boolean,
    pace: Pace,
  ): Promise<TakenOver> {
    return takeOver(this.manager, pull, complete, pace);
  }

  preview(pull: { readonly id: string; readonly feed: Feed }, pace: Pace): Promise<TakenOver> {
    return previewTakeOver(this.manager, pull, pace);
  }

  takeAway(feedId: string): Promise<readonly TakenChange[]> {
    return takeAway(this.manager, feedId);
  }

  async clear(pullId: string): Promise<void> {
    await this.manager.query('DELETE FROM staged_service WHERE pull_id = $1', [pullId]);
  }

  async restart(pullId: string): Promise<void> {
    await this.clear(pullId);
    await this.manager.query('DELETE FROM pull_fault WHERE pull_id = $1', [pullId]);
  }

  async refreshSearch(feedId: string): Promise<void> {
    // One after the other: each counts what the one before it committed, and neither waits for a
    // row of the other.
    await this.manager.query('SELECT pg_advisory_xact_lock($1)', [REFRESH_LOCK]);
    await this.manager.query('ANALYZE service, service_place');
    await refreshWords(this.manager);
    await refreshTerms(this.manager);
    await refreshDuplicates(this.manager, feedId);
  }
}

import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type {
  Reconciliation,
  ReconciliationStore,
  StagedLine,
  StagedPointer,
} from '../../application/pointers/pointer-ports.js';
import { pointerColumns } from './pointer-columns.js';
import { lockIndexOf } from './pointer-store.js';
import { ValueCounts } from './value-counts.js';

interface ReconciliationRow {
  readonly id: string;
  readonly authority: string;
  readonly state: Reconciliation['state'];
  readonly parts: number;
  readonly pointers: number;
  readonly removed: number | null;
  readonly begun_at: Date;
  readonly received: Reconciliation['received'] | null;
}

const COUNT = `INSERT INTO value_count AS v (token, authority, count, household)
  SELECT token, $1::text, count, household FROM counted WHERE token IS NOT NULL ORDER BY token
  ON CONFLICT (token, authority) DO UPDATE SET count = v.count + EXCLUDED.count`;

function countedOf(rows: string, sign: '' | '-'): string {
  return `counted AS (
    SELECT token, household, ${sign}count(*)::integer AS count
    FROM (SELECT unnest(value_tokens) AS token, false AS household FROM ${rows} UNION ALL
      SELECT household_token, true FROM ${rows}) each GROUP BY token, household)`;
}

/**
 * Receives pointers beside the index and puts them in its place, in a few statements however many
 * there are.
 */
export class SqlReconciliationStore implements ReconciliationStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async begin({ id, authority, state, parts, pointers, begunAt }: Reconciliation): Promise<void> {
    const [abandoned] = await this.manager.query<[{ id: string }[], number]>(
      `UPDATE reconciliation SET state = 'abandoned' WHERE authority = $1 AND state = 'receiving'
         RETURNING id`,
      [authority],
    );
    for (const { id: old } of abandoned) await this.forget(old);
    await this.manager.query(
      `INSERT INTO reconciliation (id, authority, state, parts, pointers, begun_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, authority, state, parts, pointers, begunAt],
    );
  }

  find(id: string, authority: string): Promise<Reconciliation | undefined> {
    return this.select(id, authority, '');
  }

  lock(id: string, authority: string): Promise<Reconciliation | undefined> {
    return this.select(id, authority, 'FOR UPDATE');
  }

  async empty(id: string, part: number): Promise<void> {
    await this.manager.query('DELETE FROM staged_pointer WHERE reconciliation = $1 AND part = $2', [
      id,
      part,
    ]);
    await this.manager.query(
      'DELETE FROM reconciliation_part WHERE reconciliation = $1 AND part = $2',
      [id, part],
    );
  }

  async stage(
    { id, authority }: Reconciliation,
    pointers: readonly StagedPointer[],
  ): Promise<void> {
    if (pointers.length === 0) return;
    await this.manager.query(
      `INSERT INTO staged_pointer (reconciliation, part, line, reference, content, envelope, keys,
         value_tokens, household_token, key_version)
       SELECT $1::uuid, part, line, reference, content, envelope, keys::bigint[], vals::bigint[],
         household, version
       FROM unnest($2::integer[], $3::integer[], $4::text[], $5::bigint[], $6::bytea[], $7::text[],
         $8::text[], $9::bigint[], $10::smallint[])
         AS row(part, line, reference, content, envelope, keys, vals, household, version)`,
      [
        id,
        pointers.map(({ part }) => part),
        pointers.map(({ line }) => line),
        ...pointerColumns(
          pointers.map((staged) => ({ ...staged, authority })),
          this.sealer,
        ),
      ],
    );
  }

  async noteReceived(id: string, part: number, pointers: number): Promise<void> {
    await this.manager.query(
      'INSERT INTO reconciliation_part (reconciliation, part, pointers) VALUES ($1, $2, $3)',
      [id, part, pointers],
    );
  }

  doubled(id: string, limit: number): Promise<StagedLine[]> {
    return this.manager.query<StagedLine[]>(
      `SELECT part, line FROM (SELECT part, line, row_number() OVER (PARTITION BY reference
         ORDER BY part, line) AS time FROM staged_pointer WHERE reconciliation = $1) s
       WHERE time > 1 ORDER BY part, line LIMIT $2`,
      [id, limit],
    );
  }

  async putInPlace({ id, authority, pointers, begunAt }: Reconciliation): Promise<number> {
    await lockIndexOf(authority, this.manager);
    // The table is empty most of the time, and a plan for an empty one takes minutes for sixty
    // thousand rows.
    await this.manager.query('ANALYZE staged_pointer');
    // What was told after the reconciliation began is newer than it.
    const [row] = await this.manager.query<{ gone: number }[]>(
      `WITH old AS (SELECT p.id, s.reference IS NULL AS gone FROM pointer p
         LEFT JOIN staged_pointer s ON s.reconciliation = $2 AND s.reference = p.reference
           WHERE p.authority = $1 AND p.received_at <= $3
             AND (s.reference IS NULL OR (s.content, s.key_version) <> (p.content, p.key_version))),
         removed AS (DELETE FROM pointer p USING old WHERE p.id = old.id
           RETURNING p.id, p.keys, p.value_tokens, p.household_token),
         untokened AS (DELETE FROM pointer_token t
           USING (SELECT id, unnest(keys) AS token FROM removed) r
           WHERE t.token = r.token AND t.pointer = r.id),
         ${countedOf('removed', '-')}, uncounted AS (${COUNT})
       SELECT count(*) FILTER (WHERE gone)::integer AS gone FROM old`,
      [authority, id, begunAt],
    );
    await this.manager.query(
      `WITH added AS (
           INSERT INTO pointer (authority, reference, content, envelope, received_at, keys,
             value_tokens, household_token, key_version)
           SELECT $1, reference, content, envelope, $3, keys, value_tokens, household_token,
             key_version FROM staged_pointer s
           WHERE reconciliation = $2 AND NOT EXISTS (SELECT 1 FROM pointer p
             WHERE p.authority = $1 AND p.reference = s.reference)
           RETURNING id, keys, value_tokens, household_token),
         tokened AS (INSERT INTO pointer_token (token, pointer) SELECT unnest(keys) AS token, id
           FROM added ORDER BY token),
         ${countedOf('added', '')}
       ${COUNT}`,
      [authority, id, begunAt],
    );
    await new ValueCounts(this.manager).measure(authority);
    await this.manager.query(
      `INSERT INTO pointer_freshness (authority, complete_up_to) VALUES ($1, $2)
       ON CONFLICT (authority) DO UPDATE SET complete_up_to = EXCLUDED.complete_up_to`,
      [authority, begunAt],
    );
    await this.forget(id);
    await this.manager.query(
      `UPDATE reconciliation SET state = 'complete', pointers = $2, removed = $3 WHERE id = $1`,
      [id, pointers, row?.gone ?? 0],
    );
    return row?.gone ?? 0;
  }

  private async forget(id: string): Promise<void> {
    await this.manager.query('DELETE FROM staged_pointer WHERE reconciliation = $1', [id]);
  }

  private async select(
    id: string,
    authority: string,
    lock: '' | 'FOR UPDATE',
  ): Promise<Reconciliation | undefined> {
    const [row] = await this.manager.query<ReconciliationRow[]>(
      `SELECT *, (SELECT json_agg(json_build_object('part', part, 'pointers', pointers)
         ORDER BY part) FROM reconciliation_part WHERE reconciliation = r.id) AS received
       FROM reconciliation r WHERE id = $1 AND authority = $2 ${lock}`,
      [id, authority],
    );
    if (!row) return undefined;
    const { state, parts, pointers, removed, begun_at: begunAt, received } = row;
    return {
      id,
      authority,
      state,
      parts,
      pointers,
      begunAt: begunAt.toISOString(),
      received: received ?? [],
      ...(removed === null ? {} : { removed }),
    };
  }
}

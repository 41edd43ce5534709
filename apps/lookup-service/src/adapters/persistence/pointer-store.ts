import type { EntityManager } from 'typeorm';
import type { PublishPointerPayload } from '@hub/contracts/lookup';
import { MOST_CANDIDATES, MOST_PER_KEY } from '@hub/matching';
import type { Sealer } from '@hub/security';
import type {
  IndexCensus,
  IndexedPointer,
  PointerEntry,
  PointerStore,
} from '../../application/pointers/pointer-ports.js';
import type { Freshness } from '../../domain/lookups/authority-answer.js';
import { pointerBinding, pointerColumns } from './pointer-columns.js';
import { ValueCounts } from './value-counts.js';

interface PointerRow {
  readonly authority: string;
  readonly reference: string;
  readonly envelope: Buffer;
  readonly received_at: Date;
}

interface StoredRow {
  readonly id: string;
  readonly reference: string;
  readonly content: string;
  readonly value_tokens: readonly string[];
  readonly household_token: string | null;
}

const STORED = 'SELECT id, reference, content, value_tokens, household_token FROM pointer';

/**
 * The index: keyed tokens to find by, and a sealed envelope opened for candidates only. Hot path,
 * so plain SQL.
 */
export class SqlPointerStore implements PointerStore {
  private readonly counts: ValueCounts;

  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {
    this.counts = new ValueCounts(manager);
  }

  async put(entry: PointerEntry): Promise<void> {
    await this.lock(entry.authority);
    const added = await this.replace(entry.authority, [entry]);
    await this.counts.addRecords(entry.authority, added);
  }

  async add(entry: PointerEntry): Promise<void> {
    await this.rewrite(entry.authority, [entry], []);
    await this.counts.addRecords(entry.authority, 1);
  }

  /** What it is compared by is forgotten, so that whatever is put in its place counts as new. */
  async reword({ authority, pointer }: Omit<IndexedPointer, 'receivedAt'>): Promise<void> {
    const { reference } = pointer;
    const binding = pointerBinding({ authority, reference });
    await this.manager.query(
      `UPDATE pointer SET envelope = $3, content = 0 WHERE authority = $1 AND reference = $2`,
      [authority, reference, this.sealer.seal(JSON.stringify(pointer), binding)],
    );
  }

  async outdated(
    authority: string,
    version: number,
    after: string,
    limit: number,
  ): Promise<IndexedPointer[]> {
    await this.lock(authority);
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT authority, reference, envelope, received_at FROM pointer
       WHERE authority = $1 AND reference > $2
         AND (key_version <> $3 OR get_byte(envelope, 0) <> $4) ORDER BY reference LIMIT $5`,
      [authority, after, version, this.sealer.version, limit],
    );
    return rows.map((row) => this.open(row));
  }

  async renew(authority: string, entries: readonly PointerEntry[]): Promise<void> {
    await this.rewrite(
      authority,
      entries,
      await this.stored(
        authority,
        entries.map(({ pointer }) => pointer.reference),
      ),
    );
  }

  async remove(authority: string, reference: string): Promise<boolean> {
    await this.lock(authority);
    const stored = await this.stored(authority, [reference]);
    await this.rewrite(authority, [], stored);
    await this.counts.addRecords(authority, -stored.length);
    return stored.length > 0;
  }

  async recount(authority: string): Promise<void> {
    await this.lock(authority);
    await this.counts.measure(authority);
  }

  async keyVersions(): Promise<number[]> {
    const rows = await this.manager.query<{ version: number }[]>(
      'SELECT DISTINCT key_version AS version FROM pointer ORDER BY 1',
    );
    return rows.map(({ version }) => version);
  }

  async forget(authority: string): Promise<void> {
    await this.lock(authority);
    const rows = await this.manager.query<StoredRow[]>(`${STORED} WHERE authority = $1`, [
      authority,
    ]);
    await this.delete(rows);
    await this.manager.query('DELETE FROM value_count WHERE authority = $1', [authority]);
    await this.manager.query('DELETE FROM index_size WHERE authority = $1', [authority]);
    await this.manager.query('DELETE FROM pointer_freshness WHERE authority = $1', [authority]);
  }

  async find(authority: string, reference: string): Promise<IndexedPointer | undefined> {
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT authority, reference, envelope, received_at FROM pointer
         WHERE authority = $1 AND reference = $2`,
      [authority, reference],
    );
    return rows[0] && this.open(rows[0]);
  }

  async candidates(keys: readonly bigint[]): Promise<IndexedPointer[]> {
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT p.authority, p.reference, p.envelope, p.received_at
       FROM (SELECT t.pointer, count(*) AS shared FROM unnest($1::bigint[]) AS wanted(token)
         CROSS JOIN LATERAL (SELECT pointer FROM pointer_token WHERE token = wanted.token
           LIMIT ${String(MOST_PER_KEY)}) t
         GROUP BY t.pointer ORDER BY shared DESC, t.pointer LIMIT ${String(MOST_CANDIDATES)}) near
       JOIN pointer p ON p.id = near.pointer ORDER BY p.authority, p.reference`,
      [keys.map(String)],
    );
    return rows.map((row) => this.open(row));
  }

  census(values: readonly bigint[]): Promise<IndexCensus> {
    return this.counts.census(values);
  }

  async freshness(): Promise<Freshness> {
    const rows = await this.manager.query<{ authority: string; complete_up_to: Date }[]>(
      'SELECT authority, complete_up_to FROM pointer_freshness',
    );
    return new Map(rows.map((row) => [row.authority, row.complete_up_to.toISOString()]));
  }

  /** One change of an authority's index at a time: its counts are read and written. */
  private lock(authority: string): Promise<void> {
    return lockIndexOf(authority, this.manager);
  }

  /**
   * Puts these in the place of those with the same references; what has not changed stays.
   * @returns how many are new
   */
  private async replace(authority: string, entries: readonly PointerEntry[]): Promise<number> {
    const stored = await this.stored(
      authority,
      entries.map(({ pointer }) => pointer.reference),
    );
    const contents = new Map(stored.map((row) => [row.reference, row.content]));
    const changed = entries.filter(
      ({ pointer, tokens }) => contents.get(pointer.reference) !== String(tokens.content),
    );
    const references = new Set(changed.map(({ pointer }) => pointer.reference));
    await this.rewrite(
      authority,
      changed,
      stored.filter(({ reference }) => references.has(reference)),
    );
    return entries.length - stored.length;
  }

  private async rewrite(
    authority: string,
    entries: readonly PointerEntry[],
    old: readonly StoredRow[],
  ): Promise<void> {
    await this.delete(old);
    await this.insert(entries);
    await this.counts.change(
      authority,
      entries.map(({ tokens }) => tokens),
      old.map(valuesOf),
    );
  }

  private stored(authority: string, references: readonly string[]): Promise<StoredRow[]> {
    return this.manager.query<StoredRow[]>(
      `${STORED} WHERE authority = $1 AND reference = ANY($2)`,
      [authority, references],
    );
  }

  private async delete(rows: readonly StoredRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.manager.query(
      `WITH gone AS (DELETE FROM pointer WHERE id = ANY($1::bigint[]) RETURNING id, keys)
       DELETE FROM pointer_token t USING (SELECT id, unnest(keys) AS token FROM gone) g
         WHERE t.token = g.token AND t.pointer = g.id`,
      [rows.map((row) => row.id)],
    );
  }

  private async insert(entries: readonly PointerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.manager.query(
      `WITH added AS (
         INSERT INTO pointer (authority, reference, content, envelope, received_at, keys,
           value_tokens, household_token, key_version)
         SELECT authority, reference, content, envelope, received_at, keys::bigint[],
           vals::bigint[], household, version
         FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::bigint[], $5::bytea[],
           $6::text[], $7::text[], $8::bigint[], $9::smallint[])
           AS row(authority, received_at, reference, content, envelope, keys, vals, household,
             version)
         RETURNING id, keys)
       INSERT INTO pointer_token (token, pointer) SELECT unnest(keys) AS token, id FROM added
         ORDER BY token`,
      [
        entries.map(({ authority }) => authority),
        entries.map(({ receivedAt }) => receivedAt),
        ...pointerColumns(entries, this.sealer),
      ],
    );
  }

  private open(row: PointerRow): IndexedPointer {
    return {
      authority: row.authority,
      pointer: JSON.parse(
        this.sealer.open(row.envelope, pointerBinding(row)).toString('utf8'),
      ) as PublishPointerPayload,
      receivedAt: row.received_at.toISOString(),
    };
  }
}

function valuesOf({ value_tokens, household_token }: StoredRow): {
  values: bigint[];
  household: bigint | undefined;
} {
  return {
    values: value_tokens.map(BigInt),
    household: household_token === null ? undefined : BigInt(household_token),
  };
}

/** One change of an authority's index at a time, until the transaction ends. */
export async function lockIndexOf(authority: string, manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [authority]);
}

import type { EntityManager } from 'typeorm';
import type { PublishPointerPayload } from '@hub/contracts';
import { MOST_CANDIDATES, MOST_PER_KEY } from '@hub/matching';
import type { Sealer } from '@hub/security';
import type { IndexCensus, IndexedPointer, PointerEntry, PointerStore } from '../../application/ports.js';
import type { Freshness } from '../../domain/lookups/lookup.js';
import { ValueCounts } from './value-counts.js';

/** Large, since the tokens of a batch are inserted in the order of their index. */
const BATCH = 4_000;

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

/** The index: keyed tokens to find by, and a sealed envelope opened for candidates only. Hot path, so plain SQL. */
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

  async replaceAll(authority: string, entries: readonly PointerEntry[], completeUpTo: string): Promise<number> {
    await this.lock(authority);
    const kept = new Set(entries.map(({ pointer }) => pointer.reference));
    const known = await this.manager.query<{ reference: string }[]>('SELECT reference FROM pointer WHERE authority = $1', [authority]);
    const gone = known.map(({ reference }) => reference).filter((reference) => !kept.has(reference));
    for (let from = 0; from < gone.length; from += BATCH) {
      const stored = await this.stored(authority, gone.slice(from, from + BATCH));
      await this.remove(stored);
      await this.counts.change(authority, [], stored.map(valuesOf));
    }
    for (let from = 0; from < entries.length; from += BATCH) await this.replace(authority, entries.slice(from, from + BATCH));
    await this.counts.measure(authority, entries.length);
    await this.manager.query(
      `INSERT INTO pointer_freshness (authority, complete_up_to) VALUES ($1, $2)
       ON CONFLICT (authority) DO UPDATE SET complete_up_to = EXCLUDED.complete_up_to`,
      [authority, completeUpTo],
    );
    return gone.length;
  }

  async forget(authority: string): Promise<void> {
    await this.replaceAll(authority, [], new Date(0).toISOString());
    await this.manager.query('DELETE FROM pointer_freshness WHERE authority = $1', [authority]);
  }

  async find(authority: string, reference: string): Promise<IndexedPointer | undefined> {
    const rows = await this.manager.query<PointerRow[]>(
      'SELECT authority, reference, envelope, received_at FROM pointer WHERE authority = $1 AND reference = $2',
      [authority, reference],
    );
    return rows[0] && this.open(rows[0]);
  }

  async candidates(keys: readonly bigint[]): Promise<IndexedPointer[]> {
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT p.authority, p.reference, p.envelope, p.received_at
       FROM (SELECT t.pointer, count(*) AS shared FROM unnest($1::bigint[]) AS wanted(token)
         CROSS JOIN LATERAL (SELECT pointer FROM pointer_token WHERE token = wanted.token LIMIT ${String(MOST_PER_KEY)}) t
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
  private async lock(authority: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [authority]);
  }

  /** Puts these in the place of those with the same references; what has not changed stays. @returns how many are new */
  private async replace(authority: string, entries: readonly PointerEntry[]): Promise<number> {
    const stored = await this.stored(authority, entries.map(({ pointer }) => pointer.reference));
    const contents = new Map(stored.map((row) => [row.reference, row.content]));
    const changed = entries.filter(({ pointer, tokens }) => contents.get(pointer.reference) !== String(tokens.content));
    const references = new Set(changed.map(({ pointer }) => pointer.reference));
    const old = stored.filter(({ reference }) => references.has(reference));
    await this.remove(old);
    await this.insert(changed);
    await this.counts.change(authority, changed.map(({ tokens }) => tokens), old.map(valuesOf));
    return entries.length - stored.length;
  }

  private stored(authority: string, references: readonly string[]): Promise<StoredRow[]> {
    return this.manager.query<StoredRow[]>(
      'SELECT id, reference, content, value_tokens, household_token FROM pointer WHERE authority = $1 AND reference = ANY($2)',
      [authority, references],
    );
  }

  private async remove(rows: readonly StoredRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.manager.query(
      `WITH gone AS (DELETE FROM pointer WHERE id = ANY($1::bigint[]) RETURNING id, keys)
       DELETE FROM pointer_token t USING (SELECT id, unnest(keys) AS token FROM gone) g WHERE t.token = g.token AND t.pointer = g.id`,
      [rows.map((row) => row.id)],
    );
  }

  private async insert(entries: readonly PointerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ authority, pointer, receivedAt, tokens }) => ({ authority, reference: pointer.reference, pointer, receivedAt, tokens }));
    // unnest would flatten arrays of arrays, so each array travels as its text.
    await this.manager.query(
      `WITH added AS (
         INSERT INTO pointer (authority, reference, content, envelope, received_at, keys, value_tokens, household_token)
         SELECT authority, reference, content, envelope, received_at, keys::bigint[], vals::bigint[], household
         FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[], $5::timestamptz[], $6::text[], $7::text[], $8::bigint[])
           AS row(authority, reference, content, envelope, received_at, keys, vals, household)
         RETURNING id, keys)
       INSERT INTO pointer_token (token, pointer) SELECT unnest(keys) AS token, id FROM added ORDER BY token`,
      [
        rows.map((row) => row.authority),
        rows.map((row) => row.reference),
        rows.map((row) => String(row.tokens.content)),
        rows.map((row) => this.sealer.seal(JSON.stringify(row.pointer), binding(row))),
        rows.map((row) => row.receivedAt),
        rows.map((row) => `{${[...new Set(row.tokens.keys)].join(',')}}`),
        rows.map((row) => `{${row.tokens.values.join(',')}}`),
        rows.map((row) => row.tokens.household?.toString() ?? null),
      ],
    );
  }

  private open(row: PointerRow): IndexedPointer {
    return {
      authority: row.authority,
      pointer: JSON.parse(this.sealer.open(row.envelope, binding(row)).toString('utf8')) as PublishPointerPayload,
      receivedAt: row.received_at.toISOString(),
    };
  }
}

function valuesOf({ value_tokens, household_token }: StoredRow): { values: bigint[]; household: bigint | undefined } {
  return { values: value_tokens.map(BigInt), household: household_token === null ? undefined : BigInt(household_token) };
}

function binding({ authority, reference }: { authority: string; reference: string }): string {
  return `pointer ${authority} ${reference}`;
}

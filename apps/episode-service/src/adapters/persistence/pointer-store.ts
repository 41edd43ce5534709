import type { EntityManager } from 'typeorm';
import type { PublishPointerPayload } from '@hub/contracts';
import type { Sealer } from '@hub/security';
import type { IndexedPointer, PointerStore, RecordTokens } from '../../application/ports.js';
import type { Freshness } from '../../domain/lookup.js';

const BATCH = 500;
/** Records that are looked at for one key: a key that more share tells little. */
const MOST_PER_KEY = 400;

interface PointerRow {
  readonly authority: string;
  readonly reference: string;
  readonly envelope: Buffer;
  readonly received_at: Date;
}

type Entry = IndexedPointer & { readonly tokens: RecordTokens };

/** The index: keyed tokens to find by, and a sealed envelope opened for candidates only. Hot path, so plain SQL. */
export class SqlPointerStore implements PointerStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async put(pointer: IndexedPointer, tokens: RecordTokens): Promise<void> {
    const { authority } = pointer;
    await this.lock(authority);
    await this.manager.query(UNCOUNT_ONE, [authority, pointer.pointer.reference]);
    const [, replaced] = await this.manager.query<[unknown[], number]>('DELETE FROM pointer WHERE authority = $1 AND reference = $2', [
      authority,
      pointer.pointer.reference,
    ]);
    await this.insert([{ ...pointer, tokens }]);
    await this.count(authority, [{ ...pointer, tokens }]);
    await this.manager.query(
      `INSERT INTO index_size AS s (authority, records, in_households, together) VALUES ($1, $2, 0, 0)
       ON CONFLICT (authority) DO UPDATE SET records = s.records + EXCLUDED.records`,
      [authority, 1 - replaced],
    );
  }

  async replaceAll(authority: string, pointers: readonly Entry[], completeUpTo: string): Promise<number> {
    await this.lock(authority);
    const before = await this.manager.query<{ reference: string }[]>(
      'WITH gone AS (DELETE FROM pointer WHERE authority = $1 RETURNING reference) SELECT reference FROM gone',
      [authority],
    );
    await this.manager.query('DELETE FROM value_count WHERE authority = $1', [authority]);
    for (let from = 0; from < pointers.length; from += BATCH) {
      const batch = pointers.slice(from, from + BATCH);
      await this.insert(batch);
      await this.count(authority, batch);
    }
    await this.manager.query(MEASURE, [authority, pointers.length]);
    await this.manager.query(
      `INSERT INTO pointer_freshness (authority, complete_up_to) VALUES ($1, $2)
       ON CONFLICT (authority) DO UPDATE SET complete_up_to = EXCLUDED.complete_up_to`,
      [authority, completeUpTo],
    );
    const kept = new Set(pointers.map(({ pointer }) => pointer.reference));
    return before.filter(({ reference }) => !kept.has(reference)).length;
  }

  async find(authority: string, reference: string): Promise<IndexedPointer | undefined> {
    const rows = await this.manager.query<PointerRow[]>(
      'SELECT authority, reference, envelope, received_at FROM pointer WHERE authority = $1 AND reference = $2',
      [authority, reference],
    );
    return rows[0] && this.open(rows[0]);
  }

  async candidates(keys: readonly Buffer[]): Promise<IndexedPointer[]> {
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT p.authority, p.reference, p.envelope, p.received_at
       FROM (SELECT DISTINCT t.authority, t.reference FROM unnest($1::bytea[]) AS wanted(token)
         CROSS JOIN LATERAL (SELECT authority, reference FROM pointer_token WHERE token = wanted.token LIMIT ${String(MOST_PER_KEY)}) t) near
       JOIN pointer p USING (authority, reference) ORDER BY p.authority, p.reference`,
      [keys],
    );
    return rows.map((row) => this.open(row));
  }

  async countValues(values: readonly Buffer[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.manager.query<{ token: Buffer; count: number }[]>(
      'SELECT token, sum(count)::integer AS count FROM value_count WHERE token = ANY($1::bytea[]) GROUP BY token',
      [values],
    );
    const counts = new Map(rows.map(({ token, count }) => [token.toString('hex'), count]));
    return new Map(values.map((value) => [value.toString('hex'), counts.get(value.toString('hex')) ?? 0]));
  }

  async size(): Promise<{ records: number; siblings: number }> {
    const [row] = await this.manager.query<{ records: number; siblings: number }[]>(
      `SELECT coalesce(sum(records), 0)::integer AS records,
         ((coalesce(sum(together), 0) + 0.5) / (coalesce(sum(in_households), 0) + 1))::double precision AS siblings FROM index_size`,
    );
    return row ?? { records: 0, siblings: 0.5 };
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

  private async insert(entries: readonly Entry[]): Promise<void> {
    const rows = entries.map(({ authority, pointer, receivedAt, tokens }) => ({ authority, reference: pointer.reference, pointer, receivedAt, tokens }));
    // unnest would flatten arrays of arrays, so the tokens of values travel as text.
    await this.manager.query(
      `INSERT INTO pointer (authority, reference, envelope, received_at, value_tokens, household_token)
       SELECT authority, reference, envelope, received_at,
         ARRAY(SELECT decode(value, 'hex') FROM unnest(string_to_array(nullif(vals, ''), ' ')) AS v(value)), household
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::timestamptz[], $5::text[], $6::bytea[])
         AS row(authority, reference, envelope, received_at, vals, household)`,
      [
        rows.map((row) => row.authority),
        rows.map((row) => row.reference),
        rows.map((row) => this.sealer.seal(JSON.stringify(row.pointer), binding(row))),
        rows.map((row) => row.receivedAt),
        rows.map((row) => row.tokens.values.map((value) => value.toString('hex')).join(' ')),
        rows.map((row) => row.tokens.household ?? null),
      ],
    );
    const keys = rows.flatMap(({ authority, reference, tokens }) => tokens.keys.map((token) => ({ token, authority, reference })));
    await this.manager.query(
      `INSERT INTO pointer_token (token, authority, reference) SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[])`,
      [keys.map((row) => row.token), keys.map((row) => row.authority), keys.map((row) => row.reference)],
    );
  }

  private async count(authority: string, entries: readonly Entry[]): Promise<void> {
    const counts = new Map<string, { token: Buffer; household: boolean; count: number }>();
    const add = (token: Buffer, household: boolean): void => {
      const key = token.toString('hex');
      counts.set(key, { token, household, count: (counts.get(key)?.count ?? 0) + 1 });
    };
    for (const { tokens } of entries) {
      for (const value of tokens.values) add(value, false);
      if (tokens.household) add(tokens.household, true);
    }
    const rows = [...counts.values()];
    await this.manager.query(
      `INSERT INTO value_count AS v (token, authority, count, household)
       SELECT token, $1::text, count, household FROM unnest($2::bytea[], $3::integer[], $4::boolean[]) AS row(token, count, household)
       ON CONFLICT (token, authority) DO UPDATE SET count = v.count + EXCLUDED.count`,
      [authority, rows.map((row) => row.token), rows.map((row) => row.count), rows.map((row) => row.household)],
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

const UNCOUNT_ONE = `
  UPDATE value_count v SET count = v.count - 1 FROM pointer p
  WHERE p.authority = $1 AND p.reference = $2 AND v.authority = $1 AND (v.token = ANY (p.value_tokens) OR v.token = p.household_token)`;

/** How many records of an authority stand in a household with how many others. */
const MEASURE = `
  INSERT INTO index_size (authority, records, in_households, together)
  SELECT $1::text, $2::integer, coalesce(sum(count), 0), coalesce(sum(count::bigint * (count - 1)), 0) FROM value_count WHERE authority = $1 AND household
  ON CONFLICT (authority) DO UPDATE
    SET records = EXCLUDED.records, in_households = EXCLUDED.in_households, together = EXCLUDED.together`;

function binding({ authority, reference }: { authority: string; reference: string }): string {
  return `pointer ${authority} ${reference}`;
}

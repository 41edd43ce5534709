import type { EntityManager } from 'typeorm';
import type { PublishPointerPayload } from '@hub/contracts';
import type { Sealer } from '@hub/security';
import type { IndexedPointer, PointerStore } from '../../application/ports.js';
import type { Freshness } from '../../domain/lookup.js';

const BATCH = 500;

interface PointerRow {
  readonly authority: string;
  readonly reference: string;
  readonly envelope: Buffer;
  readonly received_at: Date;
}

/** The index: keyed tokens to find by, and a sealed envelope opened for candidates only. Hot path, so plain SQL. */
export class SqlPointerStore implements PointerStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async put(pointer: IndexedPointer): Promise<void> {
    await this.manager.query('DELETE FROM pointer WHERE authority = $1 AND reference = $2', [
      pointer.authority,
      pointer.pointer.reference,
    ]);
    await this.insert([pointer]);
  }

  async replaceAll(authority: string, pointers: readonly IndexedPointer[], completeUpTo: string): Promise<number> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [authority]);
    const before = await this.manager.query<{ reference: string }[]>(
      'WITH gone AS (DELETE FROM pointer WHERE authority = $1 RETURNING reference) SELECT reference FROM gone',
      [authority],
    );
    for (let from = 0; from < pointers.length; from += BATCH) await this.insert(pointers.slice(from, from + BATCH));
    await this.manager.query(
      `INSERT INTO pointer_freshness (authority, complete_up_to) VALUES ($1, $2)
       ON CONFLICT (authority) DO UPDATE SET complete_up_to = EXCLUDED.complete_up_to`,
      [authority, completeUpTo],
    );
    const kept = new Set(pointers.map(({ pointer }) => pointer.reference));
    return before.filter(({ reference }) => !kept.has(reference)).length;
  }

  async match(tokens: readonly Buffer[]): Promise<IndexedPointer[]> {
    const rows = await this.manager.query<PointerRow[]>(
      `SELECT DISTINCT p.authority, p.reference, p.envelope, p.received_at
       FROM pointer_token t JOIN pointer p USING (authority, reference)
       WHERE t.token = ANY($1) ORDER BY p.authority, p.reference`,
      [tokens],
    );
    return rows.map((row) => ({
      authority: row.authority,
      pointer: JSON.parse(this.sealer.open(row.envelope, binding(row)).toString('utf8')) as PublishPointerPayload,
      tokens: [],
      receivedAt: row.received_at.toISOString(),
    }));
  }

  async freshness(): Promise<Freshness> {
    const rows = await this.manager.query<{ authority: string; complete_up_to: Date }[]>(
      'SELECT authority, complete_up_to FROM pointer_freshness',
    );
    return new Map(rows.map((row) => [row.authority, row.complete_up_to.toISOString()]));
  }

  private async insert(pointers: readonly IndexedPointer[]): Promise<void> {
    const rows = pointers.map(({ authority, pointer, receivedAt }) => ({ authority, reference: pointer.reference, pointer, receivedAt }));
    await this.manager.query(
      `INSERT INTO pointer (authority, reference, envelope, received_at)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::timestamptz[])`,
      [
        rows.map((row) => row.authority),
        rows.map((row) => row.reference),
        rows.map((row) => this.sealer.seal(JSON.stringify(row.pointer), binding(row))),
        rows.map((row) => row.receivedAt),
      ],
    );
    const tokens = pointers.flatMap(({ authority, pointer, tokens: own }) =>
      own.map((token) => ({ token, authority, reference: pointer.reference })),
    );
    await this.manager.query(
      `INSERT INTO pointer_token (token, authority, reference) SELECT * FROM unnest($1::bytea[], $2::text[], $3::text[])`,
      [tokens.map((row) => row.token), tokens.map((row) => row.authority), tokens.map((row) => row.reference)],
    );
  }
}

function binding({ authority, reference }: { authority: string; reference: string }): string {
  return `pointer ${authority} ${reference}`;
}

import type { EntityManager } from 'typeorm';
import type { EvidenceBatch } from '@hub/journal';
import type { Tile, TileName } from '@hub/evidence-ledger';
import type { Cosignature, LedgerStore, SignedCheckpoint } from '../../application/ports.js';
import type { Leaf } from '../../domain/ledger-entry.js';

interface LeafRow {
  readonly index: string;
  readonly entry: string;
  readonly message: string;
  readonly episode: string | null;
  readonly authorities: string;
}

const LEAF = 'index, entry, message, episode, authorities';
// Authorities travel as one text: arrays of arrays have no type of their own in SQL, and reading
// one array after another takes longer than all the rest of a row.
const READ_LEAF = `index, entry, message, episode, array_to_string(authorities, ' ') AS authorities`;

export class SqlLedgerStore implements LedgerStore {
  constructor(private readonly manager: EntityManager) {}

  async lock(): Promise<number> {
    const [row] = await this.manager.query<{ size: string }[]>('SELECT size FROM tree FOR UPDATE');
    return Number(row?.size ?? 0);
  }

  async takeIn(batches: readonly EvidenceBatch[]): Promise<EvidenceBatch[]> {
    const rows = await this.manager.query<{ service: string; id: string }[]>(
      `INSERT INTO source (service, id) SELECT * FROM unnest($1::text[], $2::bigint[])
         ON CONFLICT DO NOTHING RETURNING service, id`,
      [batches.map(({ service }) => service), batches.map(({ id }) => id)],
    );
    const taken = new Set(rows.map(({ service, id }) => `${service} ${id}`));
    return batches.filter(({ service, id }) => taken.delete(`${service} ${id}`));
  }

  async tiles(names: readonly TileName[]): Promise<Tile[]> {
    if (names.length === 0) return [];
    const rows = await this.manager.query<{ level: number; index: string; hashes: Buffer }[]>(
      `SELECT level, index, hashes FROM tile
         JOIN unnest($1::smallint[], $2::bigint[]) AS wanted(level, index) USING (level, index)`,
      [names.map(({ level }) => level), names.map(({ index }) => index)],
    );
    return rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes }));
  }

  async append(
    leaves: readonly Leaf[],
    tiles: readonly Tile[],
    { size, note, at }: SignedCheckpoint,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO leaf (${LEAF})
         SELECT index, entry, message, episode, string_to_array(authorities, ' ')
       FROM unnest($1::bigint[], $2::text[], $3::uuid[], $4::uuid[], $5::text[])
         AS given(index, entry, message, episode, authorities)`,
      [
        leaves.map(({ index }) => index),
        leaves.map(({ entry }) => entry),
        leaves.map(({ message }) => message),
        leaves.map(({ episode }) => episode ?? null),
        leaves.map(({ authorities }) => authorities.join(' ')),
      ],
    );
    await this.manager.query(
      `WITH tiled AS (
         INSERT INTO tile (level, index, hashes) SELECT *
           FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
         ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes
       ), signed AS (
         INSERT INTO checkpoint (size, note, at) VALUES ($4, $5, $6)
       ) UPDATE tree SET size = $4`,
      [
        tiles.map(({ level }) => level),
        tiles.map(({ index }) => index),
        tiles.map(({ hashes }) => hashes),
        size,
        note,
        at,
      ],
    );
  }

  async checkpoint(size?: number): Promise<SignedCheckpoint | undefined> {
    const [row] = await this.manager.query<{ size: string; note: string; at: Date }[]>(
      size === undefined
        ? 'SELECT size, note, at FROM checkpoint ORDER BY size DESC LIMIT 1'
        : 'SELECT size, note, at FROM checkpoint WHERE size = $1',
      size === undefined ? [] : [size],
    );
    return row && { size: Number(row.size), note: row.note, at: row.at.toISOString() };
  }

  async leafOfMessage(message: string): Promise<Leaf | undefined> {
    const [row] = await this.manager.query<LeafRow[]>(
      `SELECT ${READ_LEAF} FROM leaf WHERE message = $1 ORDER BY index LIMIT 1`,
      [message],
    );
    return row && toLeaf(row);
  }

  async leavesOf(
    episode: string,
    { authority, before, limit }: Parameters<LedgerStore['leavesOf']>[1],
  ): Promise<Leaf[]> {
    const rows = await this.manager.query<LeafRow[]>(
      `SELECT ${READ_LEAF} FROM leaf WHERE episode = $1 AND ($2::text IS NULL OR $2 = ANY(authorities))
         AND ($3::bigint IS NULL OR index < $3)
       ORDER BY index DESC LIMIT $4`,
      [episode, authority ?? null, before ?? null, limit],
    );
    return rows.map(toLeaf);
  }

  async setWitness(authority: string, verifier: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO witness (authority, verifier) VALUES ($1, $2) ON CONFLICT (authority) DO UPDATE
         SET verifier = EXCLUDED.verifier`,
      [authority, verifier],
    );
  }

  async witness(authority: string): Promise<string | undefined> {
    const [row] = await this.manager.query<{ verifier: string }[]>(
      'SELECT verifier FROM witness WHERE authority = $1',
      [authority],
    );
    return row?.verifier;
  }

  async addCosignature({ size, authority, line, at }: Cosignature): Promise<void> {
    await this.manager.query(
      `INSERT INTO cosignature (size, authority, line, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
      [size, authority, line, at],
    );
  }

  async cosignatures(size: number): Promise<Cosignature[]> {
    const rows = await this.manager.query<{ authority: string; line: string; at: Date }[]>(
      'SELECT authority, line, at FROM cosignature WHERE size = $1 ORDER BY authority',
      [size],
    );
    return rows.map((row) => ({
      size,
      authority: row.authority,
      line: row.line,
      at: row.at.toISOString(),
    }));
  }
}

function toLeaf({ index, entry, message, episode, authorities }: LeafRow): Leaf {
  return {
    index: Number(index),
    entry,
    message,
    episode: episode ?? undefined,
    authorities: authorities.split(' '),
  };
}

import pg from 'pg';
import { HASH_BYTES, type LeafRow, TILE_WIDTH } from '@hub/evidence-ledger';
import type { KeptCosignature, LedgerSource } from './ledger-source.js';

const ROWS = 64 * TILE_WIDTH;

/** Reads rows and tiles side by side in the order of the leaves, some thousand at a time. */
export class LedgerDatabase implements LedgerSource {
  private constructor(
    private readonly client: pg.Client,
    readonly verifier: string | undefined,
  ) {}

  static async open(url: string, verifier: string | undefined): Promise<LedgerDatabase> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // All that follows sees one moment, while the ledger goes on growing.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return new LedgerDatabase(client, verifier);
  }

  async *leaves(): AsyncGenerator<LeafRow> {
    for (let after = -1; ;) {
      const { rows } = await this.client.query<{ index: string; entry: string }>({
        name: 'leaves',
        text: 'SELECT index, entry FROM leaf WHERE index > $1 ORDER BY index LIMIT $2',
        values: [after, ROWS],
      });
      const tiles = await this.tiles(Number(rows[0]?.index ?? 0), Number(rows.at(-1)?.index ?? 0));
      for (const row of rows) {
        const index = Number(row.index);
        const begin = (index % TILE_WIDTH) * HASH_BYTES;
        const hash = tiles.get(Math.floor(index / TILE_WIDTH))?.subarray(begin, begin + HASH_BYTES);
        yield { index, entry: row.entry, ...(hash ? { hash } : {}) };
      }
      if (rows.length < ROWS) return;
      after = Number(rows.at(-1)?.index);
    }
  }

  async checkpoints(): Promise<string[]> {
    const { rows } = await this.client.query<{ note: string }>(
      'SELECT note FROM checkpoint ORDER BY size',
    );
    return rows.map(({ note }) => note);
  }

  async cosignatures(): Promise<KeptCosignature[]> {
    const { rows } = await this.client.query<{ note: string; line: string; verifier: string }>(
      `SELECT c.note, s.line, w.verifier FROM cosignature s JOIN checkpoint c USING (size)
         JOIN witness w USING (authority) ORDER BY size`,
    );
    return rows.map(({ note, line, verifier }) => ({ note: `${note}${line}\n`, verifier }));
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async tiles(from: number, to: number): Promise<Map<number, Buffer>> {
    const { rows } = await this.client.query<{ index: string; hashes: Buffer }>(
      'SELECT index, hashes FROM tile WHERE level = 0 AND index BETWEEN $1 AND $2',
      [Math.floor(from / TILE_WIDTH), Math.floor(to / TILE_WIDTH)],
    );
    return new Map(rows.map(({ index, hashes }) => [Number(index), hashes]));
  }
}

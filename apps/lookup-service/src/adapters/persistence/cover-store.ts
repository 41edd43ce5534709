import type { EntityManager } from 'typeorm';
import type { ChildDetails } from '@hub/contracts/lookup';
import type { Sealer } from '@hub/security';
import type { CoveredChild, CoverStore } from '../../application/lookups/lookup-ports.js';

/** Children that are covered, sealed, with keyed tokens to find them by. Hot path, so plain SQL. */
export class SqlCoverStore implements CoverStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add({ id, month, child, keys }: CoveredChild): Promise<void> {
    await this.manager.query(
      'INSERT INTO cover (id, month, keys, envelope) VALUES ($1, $2, $3, $4)',
      [id, month, keys.map(String), this.sealer.seal(JSON.stringify(child), `cover ${id}`)],
    );
  }

  /** One under a key that was retired since is as good as forgotten. */
  async near(month: string, keys: readonly bigint[]): Promise<ChildDetails[]> {
    const rows = await this.manager.query<{ id: string; envelope: Buffer }[]>(
      `SELECT id, envelope FROM cover WHERE month = $1 AND keys && $2::bigint[]
         AND get_byte(envelope, 0) = ANY($3::int[]) ORDER BY id`,
      [month, keys.map(String), this.sealer.versions],
    );
    return rows.map(
      ({ id, envelope }) =>
        JSON.parse(this.sealer.open(envelope, `cover ${id}`).toString('utf8')) as ChildDetails,
    );
  }

  async forgetBefore(month: string): Promise<void> {
    await this.manager.query('DELETE FROM cover WHERE month < $1', [month]);
  }
}

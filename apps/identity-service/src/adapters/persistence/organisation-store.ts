import type { EntityManager } from 'typeorm';
import type {
  OrganisationQuery,
  OrganisationStore,
} from '../../application/organisations/organisation-ports.js';
import type { Organisation } from '../../domain/organisations/organisation.js';

/** A transaction's lock of this kind; the authority is the other half. */
const ORGANISATIONS_LOCK = 7_302;

/** What is not said is absent. */
const ORGANISATIONS = `SELECT jsonb_strip_nulls(jsonb_build_object('id', o.id, 'authority', o.authority,
    'name', o.name, 'sector', o.sector, 'urn', o.urn, 'ods', o.ods, 'partOf', o.part_of,
    'ledBy', o.led_by, 'closed', o.closed, 'version', o.version)) AS kept
  FROM organisation o`;

export class SqlOrganisationStore implements OrganisationStore {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<Organisation | undefined> {
    const [found] = await this.read('WHERE o.id = $1', [id]);
    return found;
  }

  async hold(authority: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      ORGANISATIONS_LOCK,
      authority,
    ]);
  }

  list({ authority, q, sector, partOf, after, limit }: OrganisationQuery): Promise<Organisation[]> {
    return this.read(
      `WHERE o.authority = $1
         AND ($2::text IS NULL OR ' ' || lower(o.name) LIKE '% ' || $2 || '%')
         AND ($3::text IS NULL OR o.sector = $3) AND ($4::uuid IS NULL OR o.part_of = $4)
         AND ($5::uuid IS NULL OR (lower(o.name), o.id) >
           (SELECT lower(l.name), l.id FROM organisation l WHERE l.id = $5))
       ORDER BY lower(o.name), o.id LIMIT $6`,
      [
        authority,
        q === undefined ? null : q.toLowerCase().replace(/[\\%_]/g, '\\$&'),
        sector ?? null,
        partOf ?? null,
        after ?? null,
        limit,
      ],
    );
  }

  async isCluster(id: string): Promise<boolean> {
    return (await this.read('WHERE o.part_of = $1 LIMIT 1', [id])).length > 0;
  }

  async hasDouble({ id, authority, urn, ods }: Organisation): Promise<boolean> {
    const same = await this.read(
      'WHERE o.authority = $1 AND o.id <> $2 AND (o.urn = $3 OR o.ods = $4) LIMIT 1',
      [authority, id, urn ?? null, ods ?? null],
    );
    return same.length > 0;
  }

  async save(organisation: Organisation): Promise<void> {
    const { id, authority, name, sector, urn, ods, partOf, ledBy, closed, version } = organisation;
    await this.manager.query(
      `INSERT INTO organisation (id, authority, name, sector, urn, ods, part_of, led_by, version,
         closed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
       ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, sector = EXCLUDED.sector,
         urn = EXCLUDED.urn, ods = EXCLUDED.ods, part_of = EXCLUDED.part_of,
         led_by = EXCLUDED.led_by, version = EXCLUDED.version, closed = EXCLUDED.closed`,
      [
        ...[id, authority, name, sector, urn ?? null, ods ?? null],
        ...[partOf ?? null, ledBy ?? null, version],
        closed === undefined ? null : JSON.stringify(closed),
      ],
    );
  }

  private async read(which: string, values: readonly unknown[]): Promise<Organisation[]> {
    const rows = await this.manager.query<{ readonly kept: Organisation }[]>(
      `${ORGANISATIONS} ${which}`,
      [...values],
    );
    return rows.map(({ kept }) => kept);
  }
}

import type { EntityManager } from 'typeorm';
import type {
  ProvisionedQuery,
  ProvisionedStore,
} from '../../application/provisioning/provisioning-ports.js';
import type { Staff } from '../../domain/people/staff.js';
import { readStaff } from './staff-store.js';

/** A transaction's lock of this kind; the authority is the other half. */
const PROVISIONING_LOCK = 7_301;

export class SqlProvisionedStore implements ProvisionedStore {
  constructor(private readonly manager: EntityManager) {}

  async hold(authority: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      PROVISIONING_LOCK,
      authority,
    ]);
  }

  async page(query: ProvisionedQuery): Promise<{ total: number; staff: Staff[] }> {
    const { authority, username, externalId, role, offset, limit } = query;
    const which = `WHERE p.authority = $1 AND p.ended_at IS NULL
      AND ($2::text IS NULL OR p.username = $2) AND ($3::text IS NULL OR p.external_id = $3)
      AND ($4::text IS NULL OR $4 = ANY(p.roles))`;
    const values = [authority, username ?? null, externalId ?? null, role ?? null];
    const [counted] = await this.manager.query<{ readonly total: number }[]>(
      `SELECT count(*)::integer AS total FROM person p ${which}`,
      values,
    );
    const staff = await readStaff(this.manager, `${which} ORDER BY p.id OFFSET $5 LIMIT $6`, [
      ...values,
      offset,
      limit,
    ]);
    return { total: counted?.total ?? 0, staff };
  }
}

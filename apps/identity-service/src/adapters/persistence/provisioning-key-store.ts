import type { EntityManager } from 'typeorm';
import { instantSql } from '@hub/persistence';
import type { ProvisioningKeyStore } from '../../application/provisioning/provisioning-ports.js';
import type { ProvisioningKey } from '../../domain/people/provisioned.js';

const KEYS = `SELECT jsonb_strip_nulls(jsonb_build_object('id', id, 'authority', authority,
    'actsAs', acts_as, 'issuedBy', issued_by, 'issuedAt', ${instantSql('issued_at')},
    'expiresAt', ${instantSql('expires_at')}, 'withdrawnAt', ${instantSql('withdrawn_at')}, 'lastUsedOn', last_used_on)) AS kept
  FROM provisioning_key`;

export class SqlProvisioningKeyStore implements ProvisioningKeyStore {
  constructor(private readonly manager: EntityManager) {}

  async add(key: ProvisioningKey, digest: string): Promise<void> {
    const { id, authority, actsAs, issuedBy, issuedAt, expiresAt } = key;
    await this.manager.query(
      `INSERT INTO provisioning_key (id, authority, acts_as, digest, issued_by, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, authority, actsAs, digest, issuedBy, issuedAt, expiresAt],
    );
  }

  async find(id: string): Promise<ProvisioningKey | undefined> {
    const [found] = await this.read('WHERE id = $1', [id]);
    return found;
  }

  async findByDigest(digest: string): Promise<ProvisioningKey | undefined> {
    const [found] = await this.read('WHERE digest = $1', [digest]);
    return found;
  }

  list(authority: string, limit: number): Promise<ProvisioningKey[]> {
    const newest = 'WHERE authority = $1 ORDER BY issued_at DESC, id DESC LIMIT $2';
    return this.read(newest, [authority, limit]);
  }

  async withdraw(id: string, at: string): Promise<void> {
    await this.manager.query('UPDATE provisioning_key SET withdrawn_at = $2 WHERE id = $1', [
      id,
      at,
    ]);
  }

  async noteUse(id: string, day: string): Promise<void> {
    await this.manager.query(
      'UPDATE provisioning_key SET last_used_on = greatest(last_used_on, $2::date) WHERE id = $1',
      [id, day],
    );
  }

  private async read(which: string, values: readonly unknown[]): Promise<ProvisioningKey[]> {
    const rows = await this.manager.query<{ readonly kept: ProvisioningKey }[]>(
      `${KEYS} ${which}`,
      [...values],
    );
    return rows.map(({ kept }) => kept);
  }
}

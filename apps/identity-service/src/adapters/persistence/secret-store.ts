import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { SecretStore } from '../../application/ports.js';
import { codeSecretBinding } from './account-store.js';
import { personTable } from './tables.js';

export class SqlSecretStore implements SecretStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async sealedUnder(): Promise<number[]> {
    const rows = await this.manager.query<{ version: number }[]>(
      'SELECT DISTINCT get_byte(code_secret, 0) AS version FROM person ORDER BY 1',
    );
    return rows.map(({ version }) => version);
  }

  async renew(limit: number): Promise<number> {
    const old = await this.manager.query<{ id: string; sealed: Buffer }[]>(
      `SELECT id, code_secret AS sealed FROM person WHERE get_byte(code_secret, 0) <> $1
       LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.sealer.version, limit],
    );
    for (const { id, sealed } of old) {
      const binding = codeSecretBinding(id);
      const codeSecret = this.sealer.seal(this.sealer.open(sealed, binding), binding);
      await this.manager.update(personTable, { id }, { codeSecret });
    }
    return old.length;
  }
}

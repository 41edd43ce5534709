import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that belong to identity-service from now on; provisioning moves those of an older hub before this runs. */
export const IDENTITY_TABLES = ['person', 'authority', 'absence', 'client'] as const;

/** On a new hub the earlier migrations make these tables for nothing: they go. None goes that holds anything. */
export class PeopleLeft7 implements MigrationInterface {
  readonly name = 'PeopleLeft1796700000402';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of IDENTITY_TABLES) {
      const [here] = (await runner.query('SELECT to_regclass($1) IS NOT NULL AS stands', [
        table,
      ])) as { stands: boolean }[];
      if (here?.stands !== true) continue;
      const rows = (await runner.query(`SELECT 1 FROM ${table} LIMIT 1`)) as unknown[];
      if (rows.length > 0)
        throw new Error(
          `The table ${table} belongs to identity-service and holds rows. Provision the hub, then start it again.`,
        );
    }
    await runner.query(`DROP TABLE IF EXISTS ${IDENTITY_TABLES.join(', ')}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('People stay with identity-service; restore a copy instead.'));
  }
}

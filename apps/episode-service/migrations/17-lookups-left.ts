import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that belong to lookup-service from now on; provisioning moves those of an older hub before this runs. */
export const LOOKUP_TABLES = [
  'lookup',
  'lookup_question',
  'lookup_review',
  'lookup_finding',
  'lookup_enquiry',
  'enquiry_fault',
  'federated_authority',
  'refused_lookup',
  'another_child',
  'cover',
  'pointer',
  'pointer_token',
  'value_count',
  'index_size',
  'pointer_freshness',
  'reconciliation',
  'reconciliation_part',
  'staged_pointer',
] as const;

/** On a new hub the earlier migrations make these tables for nothing: they go. None goes that holds anything. */
export class LookupsLeft17 implements MigrationInterface {
  readonly name = 'LookupsLeft1796600000202';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of LOOKUP_TABLES) {
      const [here] = (await runner.query('SELECT to_regclass($1) IS NOT NULL AS stands', [
        table,
      ])) as { stands: boolean }[];
      if (here?.stands !== true) continue;
      const rows = (await runner.query(`SELECT 1 FROM ${table} LIMIT 1`)) as unknown[];
      if (rows.length > 0)
        throw new Error(
          `The table ${table} belongs to lookup-service and holds rows. Provision the hub, then start it again.`,
        );
    }
    await runner.query(`DROP TABLE IF EXISTS ${LOOKUP_TABLES.join(', ')}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Lookups stay with lookup-service; restore a copy instead.'));
  }
}

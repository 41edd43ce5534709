import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a feed suddenly lacks is held back; what was refused is counted; faults that cost no record. */
export class HeldBackFeeds3 implements MigrationInterface {
  readonly name = 'HeldBackFeeds1796700000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE feed
        ADD COLUMN records integer,
        ADD COLUMN refused integer,
        ADD COLUMN held_back integer,
        ADD COLUMN held_back_at timestamptz(3),
        ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
      ALTER TABLE feed_page ADD COLUMN refused integer NOT NULL DEFAULT 0;
      ALTER TABLE pull ADD COLUMN warnings integer NOT NULL DEFAULT 0;
      ALTER TABLE pull_fault ADD COLUMN severity text NOT NULL DEFAULT 'refused';
      CREATE INDEX service_by_organization ON service (organization_id) WHERE NOT removed;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX service_by_organization;
      ALTER TABLE pull_fault DROP COLUMN severity;
      ALTER TABLE pull DROP COLUMN warnings;
      ALTER TABLE feed_page DROP COLUMN refused;
      ALTER TABLE feed DROP COLUMN records, DROP COLUMN refused, DROP COLUMN held_back, DROP COLUMN held_back_at, DROP COLUMN confirmed;
    `);
  }
}

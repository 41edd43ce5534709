import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to which instant a replay has used up its rate, so that a start does not begin its second anew. */
export class ReplayPace4 implements MigrationInterface {
  readonly name = 'ReplayPace1796700000503';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE replay ADD COLUMN used_up_to timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE replay DROP COLUMN used_up_to');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who coordinated a case before stands by itself, so that nobody may coordinate it now. */
export class CoordinatorsBefore61 implements MigrationInterface {
  readonly name = 'CoordinatorsBefore1800200000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode ADD COLUMN coordinators_before jsonb;
      UPDATE episode SET coordinator = coordinator - 'before',
          coordinators_before = nullif(coordinator->'before', '[]'::jsonb)
        WHERE coordinator IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE episode SET coordinator = coordinator
          || jsonb_build_object('before', coalesce(coordinators_before, '[]'::jsonb))
        WHERE coordinator IS NOT NULL;
      ALTER TABLE episode DROP COLUMN coordinators_before;
    `);
  }
}

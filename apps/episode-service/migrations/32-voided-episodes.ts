import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Episodes of the wrong child are void: nothing of them goes on, services included. */
export class VoidedEpisodes32 implements MigrationInterface {
  readonly name = 'VoidedEpisodes1798000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode
        DROP CONSTRAINT episode_state_check,
        ADD CHECK (state IN ('registered', 'assessing', 'active', 'in_review', 'transferring',
          'stepped_up', 'withdrawn', 'closed', 'voided')),
        ADD COLUMN voided jsonb,
        ADD CHECK ((state = 'voided') = (voided IS NOT NULL)),
        ADD CHECK (state <> 'voided' OR (resumes_as IS NULL AND next_review_on IS NULL
          AND disputes = '{}'));
      ALTER TABLE service_request
        DROP CONSTRAINT service_request_state_check,
        ADD CHECK (state IN ('sent', 'waiting', 'accepted', 'declined', 'cancelled'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode DROP COLUMN voided;
    `);
  }
}

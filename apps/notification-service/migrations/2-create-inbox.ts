import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for whom, as the latest fact of each workflow says. */
export class CreateInbox2 implements MigrationInterface {
  readonly name = 'CreateInbox1796500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE waiting (
        subject uuid NOT NULL,
        place integer NOT NULL,
        workflow text NOT NULL,
        episode_id uuid NOT NULL,
        step text NOT NULL,
        authority text NOT NULL,
        role text,
        person_id uuid,
        since timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        -- What has no clock stands last.
        sorted_at timestamptz(3) NOT NULL,
        PRIMARY KEY (subject, place)
      );
      CREATE INDEX waiting_for_person ON waiting (person_id, sorted_at, subject) WHERE person_id IS NOT NULL;
      CREATE INDEX waiting_for_role ON waiting (authority, role, sorted_at, subject) WHERE person_id IS NULL;
      CREATE INDEX waiting_for_authority ON waiting (authority, sorted_at, subject);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE waiting');
  }
}

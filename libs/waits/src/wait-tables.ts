import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the waits in a service’s rows were told, and one of them in the words of a fact. */
export class Waits1 implements MigrationInterface {
  readonly name = 'Waits1798600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE told_wait (
        workflow text NOT NULL,
        subject uuid NOT NULL,
        episode_id uuid,
        waits jsonb NOT NULL,
        PRIMARY KEY (workflow, subject)
      );

      CREATE FUNCTION one_wait(step text, authority text, role text, person uuid, due_at timestamptz)
      RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT jsonb_strip_nulls(jsonb_build_object('step', step, 'authority', authority, 'role', role,
          'personId', person, 'dueAt', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      $$;

      -- What is due on a day is due at its end in London.
      CREATE FUNCTION end_of_day(day date) RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT (day + 1)::timestamp AT TIME ZONE 'Europe/London'
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION end_of_day(date), one_wait(text, text, text, uuid, timestamptz); DROP TABLE told_wait',
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are reminded by e-mail, and what became of it. No address stands here. */
export class Reminders8 implements MigrationInterface {
  readonly name = 'Reminders1798800000108';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminder_times (
        person_id uuid PRIMARY KEY,
        times text[] NOT NULL CHECK (cardinality(times) > 0),
        quiet_from text,
        quiet_until text,
        every_day boolean NOT NULL,
        CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
      );
      CREATE TABLE digest (
        person_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        authority text NOT NULL,
        overdue integer NOT NULL,
        today integer NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        send_at timestamptz(3),
        sent_at timestamptz(3),
        refused_at timestamptz(3),
        refused_code integer,
        PRIMARY KEY (person_id, at),
        CHECK ((refused_at IS NULL) = (refused_code IS NULL))
      );
      CREATE INDEX digest_by_age ON digest (at);
      CREATE INDEX digest_to_send ON digest (send_at) WHERE send_at IS NOT NULL;
      CREATE INDEX digest_refused ON digest (authority, refused_at) WHERE refused_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE digest; DROP TABLE reminder_times');
  }
}

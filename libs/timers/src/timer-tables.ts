import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `hub_now()` is the one clock of workflows. `clock_shift` is empty wherever the hub serves; a simulation writes there how far
 * time is to be ahead, and everything that waits moves with it.
 */
export class Timers1 implements MigrationInterface {
  readonly name = 'Timers1796500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clock_shift (one boolean PRIMARY KEY DEFAULT true CHECK (one), ahead interval NOT NULL);

      CREATE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
        SELECT date_trunc('milliseconds', clock_timestamp()) + coalesce((SELECT ahead FROM clock_shift), interval '0')
      $$;

      CREATE TABLE timer (
        kind text NOT NULL,
        subject uuid NOT NULL,
        due_at timestamptz NOT NULL,
        put_off integer NOT NULL DEFAULT 0,
        PRIMARY KEY (kind, subject)
      );
      CREATE INDEX timer_due ON timer (kind, due_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE timer, clock_shift; DROP FUNCTION hub_now()');
  }
}

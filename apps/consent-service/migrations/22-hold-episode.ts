import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holds an episode until the transaction ends, with the one that it goes on in. Where it came to
 * that while this waited, that is seen the second time: each statement of a function sees what was
 * committed before it.
 */
export class HoldEpisode22 implements MigrationInterface {
  readonly name = 'HoldEpisode1798400000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION hold_episode(asked uuid, shared boolean) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        place bigint;
      BEGIN
        FOR times IN 1..2 LOOP
          SELECT hashtextextended(coalesce(
            (SELECT kept_id::text FROM folded_episode WHERE episode_id = asked), asked::text), 0)
          INTO place;
          IF shared THEN
            PERFORM pg_advisory_xact_lock_shared(place);
          ELSE
            PERFORM pg_advisory_xact_lock(place);
          END IF;
        END LOOP;
      END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION hold_episode(uuid, boolean)');
  }
}

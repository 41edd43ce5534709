import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The episodes of an authority stand in the orders of its lists: what they are sorted by is kept
 * with each part in an episode, by the database itself.
 */
export class PartsInOrder60 implements MigrationInterface {
  readonly name = 'PartsInOrder1800000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE counterpart ADD COLUMN started_at timestamptz, ADD COLUMN review_on date;
      UPDATE counterpart p
        SET started_at = e.started_at, review_on = coalesce(e.next_review_on, DATE '9999-12-31')
        FROM episode e WHERE e.id = p.episode_id;
      ALTER TABLE counterpart ALTER COLUMN started_at SET NOT NULL,
        ALTER COLUMN review_on SET NOT NULL;

      -- Until whoever changes the episode at the same time is through.
      CREATE FUNCTION part_as_its_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT e.started_at, coalesce(e.next_review_on, DATE '9999-12-31')
          INTO NEW.started_at, NEW.review_on
          FROM episode e WHERE e.id = NEW.episode_id FOR SHARE;
        RETURN NEW;
      END $$;
      CREATE TRIGGER part_as_its_episode BEFORE INSERT ON counterpart
        FOR EACH ROW EXECUTE FUNCTION part_as_its_episode();

      CREATE FUNCTION parts_follow_their_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE counterpart SET started_at = NEW.started_at,
          review_on = coalesce(NEW.next_review_on, DATE '9999-12-31')
          WHERE episode_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER parts_follow_their_episode AFTER UPDATE ON episode FOR EACH ROW
        WHEN (OLD.started_at <> NEW.started_at OR OLD.next_review_on IS DISTINCT FROM NEW.next_review_on)
        EXECUTE FUNCTION parts_follow_their_episode();

      CREATE INDEX counterpart_newest ON counterpart (authority, started_at DESC, episode_id DESC);
      CREATE INDEX counterpart_by_review ON counterpart (authority, review_on, episode_id);
      DROP INDEX counterpart_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER parts_follow_their_episode ON episode;
      DROP TRIGGER part_as_its_episode ON counterpart;
      DROP FUNCTION parts_follow_their_episode(), part_as_its_episode();
      CREATE INDEX counterpart_authority ON counterpart (authority);
      DROP INDEX counterpart_newest, counterpart_by_review;
      ALTER TABLE counterpart DROP COLUMN started_at, DROP COLUMN review_on;
    `);
  }
}

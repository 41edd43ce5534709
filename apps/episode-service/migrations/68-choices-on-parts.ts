import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_EPISODE = `e.started_at, coalesce(e.next_review_on, DATE '9999-12-31'), e.home_authority,
  (e.level_of_need->>'level')::smallint, shown_state(e.state, e.disputes)`;

/**
 * What lists choose by stands with each part in an episode, beside what they are sorted by: the
 * episodes of an authority are chosen without reading each of them.
 */
export class ChoicesOnParts68 implements MigrationInterface {
  readonly name = 'ChoicesOnParts1800000000068';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION shown_state(state text, disputes uuid[]) RETURNS text
        LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE WHEN cardinality(disputes) > 0 AND state IN ('registered', 'assessing',
          'active', 'in_review', 'transferring', 'stepped_up') THEN 'disputed' ELSE state END
      $$;

      ALTER TABLE counterpart ADD COLUMN home_authority text, ADD COLUMN level smallint,
        ADD COLUMN shown_state text;
      UPDATE counterpart p
        SET (started_at, review_on, home_authority, level, shown_state) = (SELECT ${OF_EPISODE})
        FROM episode e WHERE e.id = p.episode_id;
      ALTER TABLE counterpart ALTER COLUMN home_authority SET NOT NULL,
        ALTER COLUMN shown_state SET NOT NULL;

      CREATE OR REPLACE FUNCTION part_as_its_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT ${OF_EPISODE} INTO NEW.started_at, NEW.review_on, NEW.home_authority, NEW.level,
          NEW.shown_state
          FROM episode e WHERE e.id = NEW.episode_id FOR SHARE;
        RETURN NEW;
      END $$;

      CREATE OR REPLACE FUNCTION parts_follow_their_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE counterpart
          SET (started_at, review_on, home_authority, level, shown_state) = (SELECT ${OF_EPISODE})
          FROM (SELECT NEW.*) AS e WHERE episode_id = e.id;
        RETURN NULL;
      END $$;
      DROP TRIGGER parts_follow_their_episode ON episode;
      CREATE TRIGGER parts_follow_their_episode AFTER UPDATE ON episode FOR EACH ROW
        WHEN (ROW(OLD.started_at, OLD.next_review_on, OLD.home_authority, OLD.level_of_need,
            OLD.state, OLD.disputes)
          IS DISTINCT FROM ROW(NEW.started_at, NEW.next_review_on, NEW.home_authority,
            NEW.level_of_need, NEW.state, NEW.disputes))
        EXECUTE FUNCTION parts_follow_their_episode();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER parts_follow_their_episode ON episode;
      CREATE OR REPLACE FUNCTION part_as_its_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT e.started_at, coalesce(e.next_review_on, DATE '9999-12-31')
          INTO NEW.started_at, NEW.review_on
          FROM episode e WHERE e.id = NEW.episode_id FOR SHARE;
        RETURN NEW;
      END $$;
      CREATE OR REPLACE FUNCTION parts_follow_their_episode() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE counterpart SET started_at = NEW.started_at,
          review_on = coalesce(NEW.next_review_on, DATE '9999-12-31')
          WHERE episode_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER parts_follow_their_episode AFTER UPDATE ON episode FOR EACH ROW
        WHEN (OLD.started_at <> NEW.started_at OR OLD.next_review_on IS DISTINCT FROM NEW.next_review_on)
        EXECUTE FUNCTION parts_follow_their_episode();
      ALTER TABLE counterpart DROP COLUMN home_authority, DROP COLUMN level,
        DROP COLUMN shown_state;
      DROP FUNCTION shown_state(text, uuid[]);
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In which months the children of episodes pass an age at which somebody else decides, and which of
 * these who leads is asked about. The day, which with the age is the date of birth, stays sealed.
 */
export class Ages20 implements MigrationInterface {
  readonly name = 'Ages1798800000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE hub_episode ADD COLUMN ages_noted boolean NOT NULL DEFAULT false;
      CREATE INDEX hub_episode_ages_unnoted ON hub_episode (claimed_at)
        WHERE state = 'open' AND NOT ages_noted;
      CREATE TABLE noted_age (
        episode_id uuid PRIMARY KEY REFERENCES hub_episode ON DELETE CASCADE,
        asked text CHECK (asked IN ('turns_16', 'turns_17_and_half', 'turns_18')),
        asked_month date CHECK (date_part('day', asked_month) = 1),
        asked_since date,
        next text CHECK (next IN ('turns_16', 'turns_17_and_half', 'turns_18')),
        next_month date CHECK (date_part('day', next_month) = 1),
        CHECK ((asked IS NULL) = (asked_month IS NULL)),
        CHECK ((asked IS NULL) = (asked_since IS NULL)),
        CHECK ((next IS NULL) = (next_month IS NULL))
      );
      CREATE INDEX noted_age_next ON noted_age (next_month) WHERE next IS NOT NULL;
      CREATE INDEX noted_age_asked ON noted_age (episode_id) WHERE asked IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE noted_age; ALTER TABLE hub_episode DROP COLUMN ages_noted');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What children are called in lists, and each authority's own reference; sealed, found by keyed tokens. */
export class LabelsOfChildren54 implements MigrationInterface {
  readonly name = 'LabelsOfChildren1799500000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE child_label (
        episode_id uuid PRIMARY KEY REFERENCES episode (id),
        envelope bytea NOT NULL,
        name_token text NOT NULL,
        household_token text
      );
      CREATE INDEX child_label_name ON child_label (name_token);
      CREATE INDEX child_label_household ON child_label (household_token)
        WHERE household_token IS NOT NULL;
      CREATE TABLE own_reference (
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        envelope bytea NOT NULL,
        token text NOT NULL,
        PRIMARY KEY (episode_id, authority)
      );
      CREATE INDEX own_reference_token ON own_reference (token);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE own_reference; DROP TABLE child_label');
  }
}

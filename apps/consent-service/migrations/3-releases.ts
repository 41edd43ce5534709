import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Custody of data keys, releases decided under consent, and overrides in the public interest. */
export class Releases3 implements MigrationInterface {
  readonly name = 'Releases1796000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_key (
        episode_id uuid PRIMARY KEY,
        authority text NOT NULL,
        wrapped bytea,
        created_at timestamptz NOT NULL,
        erased_at timestamptz,
        erased_because text,
        CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
      );

      CREATE TABLE document (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES data_key (episode_id),
        authority text NOT NULL,
        category text NOT NULL,
        version integer NOT NULL
      );
      CREATE INDEX document_of_episode ON document (episode_id);

      CREATE TABLE release (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES document (id),
        document_version integer NOT NULL,
        episode_id uuid NOT NULL,
        recipient text NOT NULL,
        holder text NOT NULL,
        category text NOT NULL,
        purpose text NOT NULL,
        service text,
        recipient_key jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('authorised', 'handed_over', 'stopped')),
        decision jsonb NOT NULL,
        authorised_at timestamptz NOT NULL,
        valid_until timestamptz NOT NULL,
        handed_over_at timestamptz,
        version integer NOT NULL
      );
      CREATE INDEX release_of_episode ON release (episode_id);

      -- The words of an override are sealed.
      CREATE TABLE override (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL,
        made_by text NOT NULL,
        recipient text NOT NULL,
        reviewer text NOT NULL,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        review_by timestamptz NOT NULL,
        reviewed_at timestamptz,
        content bytea NOT NULL
      );
      CREATE INDEX override_of_episode ON override (episode_id, expires_at);
      CREATE INDEX override_made ON override (made_by, made_at DESC);
      CREATE INDEX override_used ON override (recipient, made_at DESC);
      CREATE INDEX override_to_review ON override (reviewer, made_at) WHERE reviewed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE override, release, document, data_key');
  }
}

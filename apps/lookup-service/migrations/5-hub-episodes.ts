import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Episodes of the hub in the index: their tokens stand with the pointers, in the name of the hub.
 * Of lookups from before no details are there, so that no episode can start after them.
 */
export class HubEpisodes5 implements MigrationInterface {
  readonly name = 'HubEpisodes1796700002022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lookup_details (
        lookup_id uuid PRIMARY KEY REFERENCES lookup (id) ON DELETE CASCADE,
        envelope bytea NOT NULL,
        until timestamptz NOT NULL
      );
      CREATE INDEX lookup_details_until ON lookup_details (until);

      CREATE TABLE hub_episode (
        episode_id uuid PRIMARY KEY,
        claim_id uuid NOT NULL,
        lookup_id uuid NOT NULL UNIQUE,
        authority text NOT NULL,
        reference text NOT NULL,
        state text NOT NULL CHECK (state IN ('being_opened', 'open', 'closed')),
        lead_authority text NOT NULL,
        unanswered text[] NOT NULL,
        claimed_at timestamptz NOT NULL
      );
      CREATE INDEX hub_episode_of_reference ON hub_episode (authority, reference);
      CREATE INDEX hub_episode_unconfirmed ON hub_episode (claimed_at) WHERE state = 'being_opened';

      CREATE TABLE double_start (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL,
        first_authority text NOT NULL,
        first_reference text NOT NULL,
        first_at timestamptz NOT NULL,
        second_authority text NOT NULL,
        second_reference text NOT NULL,
        at timestamptz NOT NULL,
        seen_by text[] NOT NULL,
        UNIQUE (lookup_id, first_authority, first_reference)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM pointer_token USING pointer WHERE pointer_token.pointer = pointer.id AND authority = 'hub';
      DELETE FROM pointer WHERE authority = 'hub';
      DELETE FROM value_count WHERE authority = 'hub';
      DELETE FROM index_size WHERE authority = 'hub';
      DROP TABLE double_start, hub_episode, lookup_details;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateEpisodes1 implements MigrationInterface {
  readonly name = 'CreateEpisodes1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
    await runner.query(`
      CREATE TABLE episode (
        id uuid PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('registered', 'transferring', 'withdrawn')),
        originating_authority text NOT NULL,
        home_authority text NOT NULL,
        consent_id uuid NOT NULL,
        lookup_id uuid NOT NULL,
        own_reference text NOT NULL,
        level_of_need jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        version integer NOT NULL
      );

      CREATE TABLE counterpart (
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        PRIMARY KEY (episode_id, authority)
      );
      CREATE INDEX counterpart_authority ON counterpart (authority);

      CREATE TABLE team_member (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL
      );
      CREATE INDEX team_member_of_episode ON team_member (episode_id);

      CREATE TABLE lead_term (
        episode_id uuid NOT NULL REFERENCES episode (id),
        term integer NOT NULL CHECK (term >= 1),
        authority text NOT NULL,
        person_id uuid NOT NULL,
        since timestamptz NOT NULL,
        ended_at timestamptz CHECK (ended_at >= since),
        PRIMARY KEY (episode_id, term)
      );
      CREATE UNIQUE INDEX lead_term_one_active ON lead_term (episode_id) WHERE ended_at IS NULL;

      -- Exactly one Lead Professional at every instant: at each commit one term is open, and each term begins in the
      -- instant in which the one before it ended.
      CREATE FUNCTION lead_terms_are_seamless() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM lead_term WHERE episode_id = NEW.episode_id AND ended_at IS NULL) THEN
          RAISE EXCEPTION 'episode % would be left without a Lead Professional', NEW.episode_id USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
          SELECT 1 FROM lead_term later LEFT JOIN lead_term earlier
            ON earlier.episode_id = later.episode_id AND earlier.term = later.term - 1
          WHERE later.episode_id = NEW.episode_id AND later.term > 1 AND earlier.ended_at IS DISTINCT FROM later.since
        ) THEN
          RAISE EXCEPTION 'the terms of episode % overlap or leave a gap', NEW.episode_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER lead_terms_are_seamless AFTER INSERT OR UPDATE ON lead_term
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lead_terms_are_seamless();

      CREATE TABLE transfer (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        state text NOT NULL CHECK (state IN ('proposed', 'nominated', 'completed', 'declined', 'cancelled')),
        from_authority text NOT NULL,
        to_authority text NOT NULL CHECK (to_authority <> from_authority),
        reason text NOT NULL,
        family_view text NOT NULL,
        outgoing_person_id uuid NOT NULL,
        outgoing_term integer NOT NULL,
        incoming_person_id uuid,
        proposed_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_because text,
        version integer NOT NULL,
        CHECK ((ended_at IS NULL) = (state IN ('proposed', 'nominated')))
      );
      CREATE UNIQUE INDEX transfer_one_open ON transfer (episode_id) WHERE state IN ('proposed', 'nominated');
      CREATE INDEX transfer_from ON transfer (from_authority, proposed_at DESC);
      CREATE INDEX transfer_to ON transfer (to_authority, proposed_at DESC);

      CREATE TABLE known_consent (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL,
        authority text NOT NULL,
        state text NOT NULL CHECK (state IN ('granted', 'withdrawn')),
        recipients jsonb NOT NULL
      );
      CREATE INDEX known_consent_of_episode ON known_consent (episode_id);

      CREATE TABLE lookup (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        person_id uuid,
        details_hash text NOT NULL,
        answer bytea NOT NULL,
        asked_at timestamptz NOT NULL
      );

      CREATE TABLE pointer (
        authority text NOT NULL,
        reference text NOT NULL,
        envelope bytea NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (authority, reference)
      );

      CREATE TABLE pointer_token (
        token bytea NOT NULL,
        authority text NOT NULL,
        reference text NOT NULL,
        PRIMARY KEY (token, authority, reference),
        FOREIGN KEY (authority, reference) REFERENCES pointer (authority, reference) ON DELETE CASCADE
      );
      CREATE INDEX pointer_token_of_pointer ON pointer_token (authority, reference);

      CREATE TABLE pointer_freshness (
        authority text PRIMARY KEY,
        complete_up_to timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE pointer_freshness, pointer_token, pointer, lookup, known_consent, transfer, lead_term, team_member,
        counterpart, episode, outbox, outbox_sequence, inbox, idempotency;
      DROP FUNCTION lead_terms_are_seamless();
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, systems and the register. Where the hub is older than this service these tables come over from
 * directory-service instead (`tools/hub/move-identity.ts`), as they stood there.
 */
export class CreatePeople2 implements MigrationInterface {
  readonly name = 'CreatePeople1796700000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        username text NOT NULL UNIQUE,
        password_hash text NOT NULL,
        code_secret bytea NOT NULL,
        contact jsonb NOT NULL,
        roles text[] NOT NULL,
        verified boolean NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        locked_until timestamptz,
        last_code_step bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE authority (
        code text PRIMARY KEY,
        lead_caf_contact_id uuid NOT NULL REFERENCES person (id),
        confirmed_on date NOT NULL,
        entry_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        deputy_ids uuid[] NOT NULL DEFAULT '{}',
        teams jsonb NOT NULL DEFAULT '[]',
        systems jsonb NOT NULL DEFAULT '[]',
        asked_on date,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX authority_by_deputy ON authority USING gin (deputy_ids);

      -- The last word counts for the time it speaks of: no two of a person overlap.
      CREATE TABLE absence (
        person_id uuid NOT NULL REFERENCES person (id),
        authority text NOT NULL,
        from_at timestamptz(3) NOT NULL,
        until_at timestamptz(3) NOT NULL,
        PRIMARY KEY (person_id, from_at),
        CHECK (from_at < until_at)
      );

      CREATE TABLE client (
        client_id text PRIMARY KEY,
        authority text NOT NULL REFERENCES authority (code),
        secret_hash text NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE client, absence, authority, person');
  }
}

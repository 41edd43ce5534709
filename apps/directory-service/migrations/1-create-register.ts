import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGING_TABLES } from '@hub/messaging';

export class CreateRegister1 implements MigrationInterface {
  readonly name = 'CreateRegister1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MESSAGING_TABLES);
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
        confirmed_on date NOT NULL
      );

      CREATE TABLE client (
        client_id text PRIMARY KEY,
        authority text NOT NULL REFERENCES authority (code),
        secret_hash text NOT NULL
      );

      CREATE TABLE service (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        description text,
        authority text NOT NULL,
        need text NOT NULL,
        access text NOT NULL CHECK (access IN ('universal', 'residents_only', 'named_protocol')),
        open_to text[] NOT NULL,
        minimum_age integer,
        maximum_age integer,
        url text,
        email text,
        last_modified timestamptz NOT NULL
      );
      CREATE INDEX service_of_need ON service (need, last_modified DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE service, client, authority, person, outbox, outbox_sequence, inbox, idempotency',
    );
  }
}

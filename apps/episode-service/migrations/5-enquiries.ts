import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorities that keep their own index: what they are asked, what they answer, and what they should not have. */
export class Enquiries5 implements MigrationInterface {
  readonly name = 'Enquiries1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE federated_authority (
        authority text PRIMARY KEY,
        key jsonb NOT NULL,
        since timestamptz NOT NULL
      );

      CREATE TABLE lookup_enquiry (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL REFERENCES lookup (id),
        authority text NOT NULL,
        asked_at timestamptz NOT NULL,
        answer_by timestamptz NOT NULL,
        awaited_until timestamptz NOT NULL,
        attempt smallint NOT NULL CHECK (attempt IN (1, 2)),
        outcome text CHECK (outcome IN ('found', 'none', 'person_will_answer', 'shielded')),
        episodes bytea,
        answered_at timestamptz,
        CHECK ((outcome IS NULL) = (answered_at IS NULL)),
        CHECK ((episodes IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'found')),
        UNIQUE (lookup_id, authority)
      );
      CREATE INDEX lookup_enquiry_of_authority ON lookup_enquiry (authority, asked_at DESC);
      CREATE INDEX lookup_enquiry_open ON lookup_enquiry (authority, answer_by) WHERE answered_at IS NULL;

      CREATE TABLE enquiry_fault (
        id uuid PRIMARY KEY,
        authority text NOT NULL,
        enquiry_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('unknown_enquiry', 'answered_twice', 'no_sense')),
        at timestamptz NOT NULL
      );
      CREATE INDEX enquiry_fault_of_authority ON enquiry_fault (authority, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE enquiry_fault, lookup_enquiry, federated_authority');
  }
}

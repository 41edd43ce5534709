import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index, and what is asked of it. Where the hub is older than this service these tables come over from
 * episode-service instead (`tools/hub/move-lookups.ts`), as they stood there.
 */
export class CreateLookups2 implements MigrationInterface {
  readonly name = 'CreateLookups1796600000201';

  async up(runner: QueryRunner): Promise<void> {
    for (const tables of [INDEX, RECONCILIATIONS, LOOKUPS, OVERSIGHT, ENQUIRIES])
      await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE enquiry_fault, lookup_enquiry, federated_authority, lookup_review, lookup_question, another_child,
        refused_lookup, lookup_finding, lookup, cover, staged_pointer, reconciliation_part, reconciliation,
        pointer_freshness, index_size, value_count, pointer_token, pointer
    `);
  }
}

/**
 * Tokens are the first 64 bits of a keyed hash: two that are the same by chance cost a look at one record more. A pointer
 * keeps its own tokens, so that they are taken back without an index of their own. A lookup reads some hundred counts:
 * the index of `value_count` holds them, so that no row is fetched.
 */
const INDEX = `
  CREATE TABLE pointer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authority text NOT NULL,
    reference text NOT NULL,
    content bigint NOT NULL,
    envelope bytea NOT NULL,
    received_at timestamptz NOT NULL,
    keys bigint[] NOT NULL,
    value_tokens bigint[] NOT NULL,
    household_token bigint,
    key_version smallint NOT NULL,
    UNIQUE (authority, reference)
  );

  CREATE TABLE pointer_token (
    token bigint NOT NULL,
    pointer bigint NOT NULL,
    PRIMARY KEY (token, pointer)
  );

  CREATE TABLE value_count (
    token bigint NOT NULL,
    authority text NOT NULL,
    count integer NOT NULL,
    household boolean NOT NULL,
    PRIMARY KEY (token, authority) INCLUDE (count)
  );

  CREATE TABLE index_size (
    authority text PRIMARY KEY,
    records integer NOT NULL,
    in_households bigint NOT NULL,
    together bigint NOT NULL
  );

  CREATE TABLE pointer_freshness (
    authority text PRIMARY KEY,
    complete_up_to timestamptz NOT NULL
  );
`;

/** A reconciliation is received beside the index, in parts that may be sent again, and put in its place in one step. */
const RECONCILIATIONS = `
  CREATE TABLE reconciliation (
    id uuid PRIMARY KEY,
    authority text NOT NULL,
    state text NOT NULL CHECK (state IN ('receiving', 'complete', 'abandoned')),
    parts integer NOT NULL,
    pointers integer NOT NULL,
    removed integer,
    begun_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX reconciliation_one_receiving ON reconciliation (authority) WHERE state = 'receiving';

  CREATE TABLE reconciliation_part (
    reconciliation uuid NOT NULL REFERENCES reconciliation (id),
    part integer NOT NULL,
    pointers integer NOT NULL,
    PRIMARY KEY (reconciliation, part)
  );

  CREATE TABLE staged_pointer (
    reconciliation uuid NOT NULL,
    part integer NOT NULL,
    line integer NOT NULL,
    reference text NOT NULL,
    content bigint NOT NULL,
    envelope bytea NOT NULL,
    keys bigint[] NOT NULL,
    value_tokens bigint[] NOT NULL,
    household_token bigint,
    key_version smallint NOT NULL
  );
  CREATE INDEX staged_pointer_of_reference ON staged_pointer (reconciliation, reference);
`;

/** The details of a lookup that waits to be confirmed are kept sealed until it is decided, and no longer. */
const LOOKUPS = `
  CREATE TABLE lookup (
    id uuid PRIMARY KEY,
    authority text NOT NULL,
    person_id uuid,
    details_hash text NOT NULL,
    answer bytea NOT NULL,
    asked_at timestamptz NOT NULL,
    question bytea,
    confirm_by timestamptz,
    decided_by uuid,
    unnamed jsonb NOT NULL DEFAULT '{"questions": []}',
    CONSTRAINT lookup_waits_with_a_clock CHECK ((question IS NULL) = (confirm_by IS NULL))
  );
  CREATE INDEX lookup_waiting ON lookup (authority, asked_at) WHERE confirm_by IS NOT NULL;
  CREATE INDEX lookup_of_person ON lookup (person_id, asked_at);
  CREATE INDEX lookup_of_authority ON lookup (authority, asked_at);
  CREATE INDEX lookup_of_child ON lookup (details_hash, asked_at);
  CREATE INDEX lookup_asked ON lookup (asked_at);

  CREATE TABLE lookup_finding (
    authority text NOT NULL,
    reference text NOT NULL,
    lookup_id uuid NOT NULL REFERENCES lookup (id) ON DELETE CASCADE,
    message uuid NOT NULL,
    PRIMARY KEY (authority, reference, lookup_id)
  );
  CREATE INDEX lookup_finding_of_lookup ON lookup_finding (lookup_id);

  CREATE TABLE cover (
    id uuid PRIMARY KEY,
    month text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    keys bigint[] NOT NULL,
    envelope bytea NOT NULL
  );
  CREATE INDEX cover_by_key ON cover USING gin (keys);
`;

/** What a person is asked about a lookup, and what lookups may cost their asker. */
const OVERSIGHT = `
  CREATE TABLE lookup_question (
    id uuid PRIMARY KEY,
    lookup_id uuid NOT NULL REFERENCES lookup (id),
    authority text NOT NULL,
    reference text NOT NULL,
    because text NOT NULL,
    handling text NOT NULL CHECK (handling IN ('ordinary', 'sensitive', 'shielded')),
    state text NOT NULL CHECK (state IN ('waiting', 'same_child', 'another_child')),
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    answered_by uuid
  );
  CREATE INDEX lookup_question_waiting ON lookup_question (authority, asked_at) WHERE state = 'waiting';
  CREATE INDEX lookup_question_of_lookup ON lookup_question (lookup_id);

  CREATE TABLE another_child (
    child_hash text NOT NULL,
    authority text NOT NULL,
    reference text NOT NULL,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (child_hash, authority, reference)
  );

  CREATE TABLE refused_lookup (
    id uuid PRIMARY KEY,
    authority text NOT NULL,
    person_id uuid,
    details_hash text NOT NULL,
    asked_at timestamptz NOT NULL
  );
  CREATE INDEX refused_lookup_of_authority ON refused_lookup (authority, asked_at);

  CREATE TABLE lookup_review (
    id uuid PRIMARY KEY,
    lookup_id uuid NOT NULL REFERENCES lookup (id),
    reviewer text NOT NULL,
    asked_by text NOT NULL CHECK (asked_by <> reviewer),
    person_id uuid,
    because text NOT NULL CHECK (because IN ('sample', 'canary')),
    state text NOT NULL CHECK (state IN ('waiting', 'justified', 'unjustified')),
    review_by timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    reason text,
    CHECK ((decided_at IS NULL) = (state = 'waiting'))
  );
  CREATE INDEX lookup_review_waiting ON lookup_review (reviewer, review_by) WHERE state = 'waiting';
  CREATE INDEX lookup_review_of_person ON lookup_review (person_id) WHERE state <> 'justified';
  CREATE INDEX lookup_review_of_lookup ON lookup_review (lookup_id);
`;

/** Authorities that keep their own index: what they are asked, what they answer, and what they should not have. */
const ENQUIRIES = `
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
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Policies that authorities draft and approve, and what decisions were taken on: each leaf that
 * tells of one names its facts, which stand once however often they recur.
 */
export class PoliciesAndDecisions2 implements MigrationInterface {
  readonly name = 'PoliciesAndDecisions1798000000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_draft (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        text text NOT NULL,
        reason text NOT NULL,
        authority text NOT NULL,
        person_id uuid,
        drafted_at timestamptz NOT NULL,
        not_before timestamptz,
        state text NOT NULL CHECK (state IN ('drafted', 'approved', 'withdrawn')),
        approvals jsonb NOT NULL,
        from_at timestamptz,
        CHECK ((state = 'approved') = (from_at IS NOT NULL)),
        CHECK (jsonb_array_length(approvals) <= CASE state WHEN 'approved' THEN 2 ELSE 1 END)
      );
      CREATE UNIQUE INDEX policy_draft_approved ON policy_draft (version) WHERE state = 'approved';

      -- Locked by whoever approves, shared by whoever is told what is approved.
      CREATE TABLE policy_clock (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row));
      INSERT INTO policy_clock DEFAULT VALUES;

      CREATE TABLE decision_facts (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        action text NOT NULL,
        facts text NOT NULL,
        permitted boolean NOT NULL,
        UNIQUE (action, facts, permitted)
      );
      CREATE TABLE decision (
        index bigint PRIMARY KEY REFERENCES leaf (index),
        at timestamptz NOT NULL,
        facts integer NOT NULL REFERENCES decision_facts (id)
      );
      CREATE INDEX decision_at ON decision (at);

      -- What was decided before there was this table.
      CREATE TEMPORARY TABLE told ON COMMIT DROP AS
        SELECT index, (e->>'at')::timestamptz AS at, e->>'action' AS action,
          substring(e->>'rule' FROM '; on ([^;]+)$') AS facts,
          e->>'rule' LIKE '%; basis %; on %' AS permitted
        FROM (SELECT index, entry::jsonb AS e FROM leaf) l
        WHERE e->>'rule' ~ '; on [^;]+$';
      INSERT INTO decision_facts (action, facts, permitted)
        SELECT DISTINCT action, facts, permitted FROM told;
      INSERT INTO decision (index, at, facts)
        SELECT t.index, t.at, f.id FROM told t JOIN decision_facts f USING (action, facts, permitted);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE decision, decision_facts, policy_clock, policy_draft');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who does what of a plan by when, and what child and parents said of it; its words lie in the
 * folder. Whether services of other boroughs were thought of stands with the step.
 */
export class Plans43 implements MigrationInterface {
  readonly name = 'Plans1798800000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan_action (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        domain text NOT NULL,
        by text NOT NULL,
        person_id uuid,
        due_on date NOT NULL,
        document_id uuid NOT NULL REFERENCES document (id),
        item integer,
        state text NOT NULL CHECK (state IN ('planned', 'under_way', 'done', 'not_done')),
        reason text,
        added_at timestamptz(3) NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        CONSTRAINT plan_action_says_why_not CHECK ((reason IS NOT NULL) = (state = 'not_done')),
        CONSTRAINT plan_action_person CHECK (person_id IS NULL OR by = 'practitioner')
      );
      CREATE INDEX plan_action_episode ON plan_action (episode_id, authority, due_on);
      CREATE TABLE plan_agreement (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        authority text NOT NULL,
        by text NOT NULL,
        answer text NOT NULL,
        because text,
        said_on date NOT NULL,
        evidence text,
        evidence_reference text,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT plan_agreement_fits CHECK
          ((because IS NOT NULL) = (answer = 'not_asked') AND (evidence IS NULL) = (answer = 'not_asked'))
      );
      CREATE INDEX plan_agreement_episode ON plan_agreement (episode_id, recorded_at);
      ALTER TABLE episode_step ADD COLUMN out_of_borough text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE episode_step DROP COLUMN out_of_borough;
      DROP TABLE plan_agreement;
      DROP TABLE plan_action;
    `);
  }
}

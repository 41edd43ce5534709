import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose social care is asked of a child, and what it says: sealed, and gone with the lookup. */
export class SocialCare12 implements MigrationInterface {
  readonly name = 'SocialCare1796800000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE social_care_desk (
        authority text PRIMARY KEY,
        key jsonb NOT NULL,
        duty_team jsonb NOT NULL,
        since timestamptz(3) NOT NULL
      );

      CREATE TABLE social_care_question (
        id uuid PRIMARY KEY,
        lookup_id uuid NOT NULL REFERENCES lookup (id) ON DELETE CASCADE,
        authority text NOT NULL,
        asked_at timestamptz(3) NOT NULL,
        answer_by timestamptz(3) NOT NULL,
        standing text NOT NULL CHECK (standing IN ('asked', 'kept_from', 'not_connected')),
        is_numbered boolean NOT NULL,
        hides boolean NOT NULL,
        duty_team jsonb NOT NULL,
        answer bytea,
        answered_at timestamptz(3),
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK (answer IS NULL OR standing = 'asked'),
        UNIQUE (lookup_id, authority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE social_care_question, social_care_desk');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person says of a record, social care of their authority need not say again. */
export class SocialCareConfirmed18 implements MigrationInterface {
  readonly name = 'SocialCareConfirmed1898300000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE social_care_question ADD COLUMN confirmed boolean NOT NULL DEFAULT false',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE social_care_question DROP COLUMN confirmed');
  }
}

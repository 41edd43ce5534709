import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a consent ends, and whom was told of that. Of those granted before nothing is known, and nobody is told. */
export class EndsOfConsents22 implements MigrationInterface {
  readonly name = 'EndsOfConsents1796700001522';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE known_consent ADD COLUMN expires_at timestamptz, ADD COLUMN warned_of text;
      CREATE INDEX known_consent_ending ON known_consent (expires_at) WHERE state = 'granted' AND expires_at IS NOT NULL;
      CREATE INDEX known_consent_warned ON known_consent (id) WHERE warned_of IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX known_consent_warned, known_consent_ending;
      ALTER TABLE known_consent DROP COLUMN warned_of, DROP COLUMN expires_at;
    `);
  }
}

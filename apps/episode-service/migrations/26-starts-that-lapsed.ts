import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims under which no episode can start any more: lookup-service was told that none had. */
export class StartsThatLapsed26 implements MigrationInterface {
  readonly name = 'StartsThatLapsed1796700001910';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE lapsed_claim (claim_id uuid PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lapsed_claim');
  }
}

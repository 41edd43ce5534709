import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lookup reads some hundred counts, each in as many rows as there are authorities: the index holds them, so that no row is fetched. */
export class CountsBesideTheirTokens7 implements MigrationInterface {
  readonly name = 'CountsBesideTheirTokens1795000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE value_count DROP CONSTRAINT value_count_pkey, ADD PRIMARY KEY (token, authority) INCLUDE (count)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE value_count DROP CONSTRAINT value_count_pkey, ADD PRIMARY KEY (token, authority)',
    );
  }
}
